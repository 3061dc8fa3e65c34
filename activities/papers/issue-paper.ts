import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { announceContent, giveUpContent, keepContent } from '../../database/announced-contents';
import { insertRow, rows, type Database } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import { readActs, type FullAct } from '../../database/given';
import type { NoticeDocument, NoticeRows } from '../../database/notice-content';
import type { CaseRow } from '../../database/rows';
import { issuedPapers, type IssuedPaper, type NoticeTable } from '../../definitions/language';
import { hashOf } from '../../domain/hash';
import type { PrintPaper } from '../../pdf/print-paper';
import type { DocumentStore } from '../ports/document-store';
import { certificatePaper } from './certificate';
import { evaluationReportPaper } from './evaluation-report';
import { openingRecordPaper } from './opening-record';
import type { MakePaper } from './paper-kinds';

/** A table as notices have it, at an event. */
export type ReadNoticeTable = (
  database: Database,
  row: CaseRow,
  acts: readonly FullAct[],
  seq: number,
  table: NoticeTable,
) => Promise<NoticeRows>;

/** What issuing papers needs of the deployment. */
export interface PaperDeployment {
  readonly database: Database;
  readonly documents: DocumentStore;
  readonly print: PrintPaper;
  /** Where people open the platform, without a slash at the end. */
  readonly publicUrl: string;
  readonly now: () => string;
  /** A table as notices have it, at an event. */
  readonly noticeTable: ReadNoticeTable;
}

const makers: Readonly<Record<IssuedPaper, MakePaper>> = {
  certificate: certificatePaper,
  openingRecord: openingRecordPaper,
  evaluationReport: evaluationReportPaper,
};

/** Who put it there: nobody of the case. */
const platform = 'platform';

/** The largest PDF that is kept. */
const mostBytes = 100 * 1024 * 1024;

/** Issues a paper for an event of a case; undefined while it is not complete, as a report that somebody has not signed. */
export type IssuePaper = (caseId: string, seq: number, kind: IssuedPaper) => Promise<NoticeDocument | undefined>;

/** Issues papers; who asks for one that is being printed waits for that one. */
export function paperIssuer(deployment: PaperDeployment): IssuePaper {
  const underWay = new Map<string, ReturnType<IssuePaper>>();
  return (caseId, seq, kind) => {
    const key = `${caseId} ${seq} ${kind}`;
    const before = underWay.get(key);
    if (before) return before;
    const issuing = issuePaper(deployment, caseId, seq, kind).finally(() => underWay.delete(key));
    underWay.set(key, issuing);
    return issuing;
  };
}

/** Makes a paper, prints it and keeps it as a document of the case. A second time finds the first. */
async function issuePaper(
  deployment: PaperDeployment,
  caseId: string,
  seq: number,
  kind: IssuedPaper,
): Promise<NoticeDocument | undefined> {
  const { database, print, publicUrl } = deployment;
  const issued = await issuedPaper(database, caseId, seq, kind);
  if (issued) return issued;
  const row = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
  const definition = await definitionOf(database.read, row.definitionId);
  const acts = (await readActs(database.read, caseId)).filter((one) => one.seq <= seq);
  const act = acts.find((one) => one.seq === seq);
  if (!act) throw new Error(`The event ${seq} of ${caseId} is no act`);
  const { hash: chainHead } = await rows(database.read, 'event').findOneByOrFail({ caseId, seq });
  const noticeTable = (table: NoticeTable) => deployment.noticeTable(database, row, acts, seq, table);
  const made = await makers[kind]({ database, row, definition, acts, act, noticeTable, chainHead, publicUrl });
  if (!made) return undefined;
  const pdf = await print(made.paper);
  return keepPaper(deployment, { caseId, seq, kind, data: made.data }, pdf);
}

/** The document of a paper that was issued for an event. */
async function issuedPaper(
  { read }: Database,
  caseId: string,
  seq: number,
  kind: IssuedPaper,
): Promise<NoticeDocument | undefined> {
  const paper = await rows(read, 'paper').findOneBy({ caseId, seq, kind });
  if (!paper) return undefined;
  const { id, name, size, sha256 } = await rows(read, 'document').findOneByOrFail({ id: paper.id });
  return { id, name, size, sha256 };
}

interface NewPaper {
  readonly caseId: string;
  readonly seq: number;
  readonly kind: IssuedPaper;
  readonly data: Record<string, unknown>;
}

/** Keeps a PDF and what it was made from; of two attempts at once the first counts for both. */
async function keepPaper(
  { database, documents, now }: PaperDeployment,
  { caseId, seq, kind, data }: NewPaper,
  pdf: Uint8Array,
): Promise<NoticeDocument | undefined> {
  const id = randomUUID();
  const name = `${issuedPapers[kind].zh}-${caseId}-${seq}.pdf`;
  await database.write((tx) => announceContent(tx, id));
  const { size, sha256 } = await documents.put(id, Readable.from([Buffer.from(pdf)]), mostBytes);
  const at = now();
  const isFirst = await database.write(async (tx) => {
    if (await rows(tx, 'paper').existsBy({ caseId, seq, kind })) return false;
    await keepContent(tx, id);
    const place = { caseId, uploadedBy: platform, bodyId: platform, uploadedAt: at, unusedSince: null };
    await rows(tx, 'document').insert({ id, name, type: 'application/pdf', size, sha256, ...place });
    await insertRow(tx, 'paper', { id, caseId, seq, kind, data, hash: hashOf(data), issuedAt: at });
    return true;
  });
  if (isFirst) return { id, name, size, sha256 };
  await database.write((tx) => giveUpContent(tx, id));
  await documents.remove(id);
  return issuedPaper(database, caseId, seq, kind);
}
