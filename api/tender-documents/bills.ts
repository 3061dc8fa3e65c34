import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { z } from 'zod';
import { text } from '../../definitions/language';
import { billLimits, type Bill } from '../../domain/tender-document/bill';
import { billFromSheet, type CellFault } from '../../domain/tender-document/bill-from-sheet';
import { spreadsheetLimits } from '../../spreadsheets/limits.mjs';
import { readCells, SpreadsheetRefused } from '../../spreadsheets/read-cells';
import type { BillImport, billImportQuery, BillView } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { fieldFault, refuse } from '../http/refusal';
import { cellFaultText, spreadsheetTexts } from './fault-texts';
import { keepDraft } from './save-draft';
import { mustTakeDocument, openTenderRoom } from './tender-room';

/** So many items of a bill, and so many faults of a spreadsheet, are shown. */
const shownItems = 30;
const shownFaults = 200;

/** A bill as it is shown: the first of its items. */
export const billView = ({ key, title, lot, items }: Bill): BillView => ({
  key,
  title,
  ...(lot !== undefined && { lot }),
  count: items.length,
  first: items.slice(0, shownItems).map((item) => ({ ...item })),
});

/** @throws Refusal `TooLarge` */
async function wholeBody(req: Request): Promise<Buffer> {
  const tooLarge = () => refuse.conflict('TooLarge', spreadsheetTexts.tooLarge);
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(req.get('content-length') ?? 0) > spreadsheetLimits.bytes) throw tooLarge();
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > spreadsheetLimits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function sheetsOf(content: Buffer, name: string) {
  try {
    return await readCells(content);
  } catch (error) {
    if (!(error instanceof SpreadsheetRefused)) throw error;
    const { zh, en } = spreadsheetTexts[error.rule];
    const at = error.sheet ?? name;
    throw refuse.invalid([fieldFault('file', error.rule, text(`“${at}”：${zh}`, `"${at}": ${en}`))]);
  }
}

const faultView = (fault: CellFault): BillImport['faults'][number] => ({
  sheet: fault.sheet,
  ...(fault.cell !== undefined && { cell: fault.cell }),
  rule: fault.rule,
  ...(fault.found !== undefined && { found: fault.found }),
  message: cellFaultText(fault),
});

/**
 * Reads bills of quantities from a spreadsheet, one a sheet, and keeps them where that is asked and nothing is wrong:
 * then they take the place of bills of the same name and lot.
 * @throws Refusal `NotFound`, `ActionNotOpen`, `InvalidInput` for what is no spreadsheet, `TooLarge`, `TaskChanged`
 */
export async function importBills(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { name, lot, revision, keep }: z.output<typeof billImportQuery>,
  req: Request,
): Promise<BillImport> {
  const ground = await openTenderRoom(deps, me, caseId);
  const content = await wholeBody(req);
  mustTakeDocument(ground);
  const { kept, cases } = ground;
  if (!kept || (lot !== undefined && !cases.some(({ id }) => id === lot))) throw refuse.notFound();
  const sheets = (await sheetsOf(content, name)).filter(({ rows }) => rows.some((row) => row.some((cell) => cell)));
  const read = sheets.map(billFromSheet);
  const old = new Map(kept.boq.filter((bill) => bill.lot === lot).map((bill) => [bill.title, bill.key]));
  const bills = read.map(({ title, items }): Bill => {
    const key = old.get(title) ?? randomUUID();
    return { key, title, ...(lot !== undefined && { lot }), items };
  });
  const boq = [...kept.boq.filter(({ key }) => !bills.some((bill) => bill.key === key)), ...bills];
  const faults = [...read.flatMap((one) => one.faults), ...sizeFaults(boq, name, read.length)];
  const answer = {
    bills: bills.map(billView),
    faults: faults.slice(0, shownFaults).map(faultView),
    faultCount: faults.length,
  };
  if (keep === '0' || faults.length > 0) return answer;
  const next = await keepDraft(deps, me, ground, revision, { draft: kept.draft, boq });
  return { ...answer, revision: next.revision };
}

function sizeFaults(boq: readonly Bill[], sheet: string, sheets: number): CellFault[] {
  if (sheets === 0) return [{ sheet, rule: 'noHeadings' }];
  const items = boq.reduce((sum, bill) => sum + bill.items.length, 0);
  return items > billLimits.items ? [{ sheet, rule: 'tooManyItems', limit: billLimits.items }] : [];
}

/** Takes a bill out of the tender document. @throws Refusal `NotFound`, `ActionNotOpen`, `TaskChanged` */
export async function dropBill(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  key: string,
  revision: number,
): Promise<number> {
  const ground = await openTenderRoom(deps, me, caseId);
  mustTakeDocument(ground);
  const { kept } = ground;
  if (!kept?.boq.some((bill) => bill.key === key)) throw refuse.notFound();
  const boq = kept.boq.filter((bill) => bill.key !== key);
  return (await keepDraft(deps, me, ground, revision, { draft: kept.draft, boq })).revision;
}
