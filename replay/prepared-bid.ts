import { z } from 'zod';
import { caseDocumentSchema } from '../api/contract';
import { findAction, preparedField, type Process } from '../definitions/language';
import { bidDocumentFile, type BidAttachment, type FilledForm } from '../domain/bid-document/bid-document';
import { composeBid } from '../domain/bid-document/compose-bid';
import { sha256 } from '../domain/hash';
import { billsOf, type BidderForm, type TenderPackage } from '../domain/tender-document/tender-package';
import { pricesFor, type Works } from './bill-of-quantities';
import type { CaseDesk, Form } from './case-desk';
import type { Bidder } from './cast';
import { paper } from './paper';
import type { Reader } from './session';

/** A file of a bid, by the name under which its form tells of it. */
export interface BidFile {
  readonly id: string;
  readonly name: string;
  readonly content: Uint8Array;
}

/** What a bidder seals: the form, and the files that it names. */
export interface BidToSeal {
  readonly form: Form;
  readonly files: readonly BidFile[];
}

const documents = z.object({ items: z.array(caseDocumentSchema) });
// the platform has composed it
const packageReader: Reader<TenderPackage> = { parse: (value) => value as TenderPackage };

/** The tender document that the bidder got, with its hash. */
async function tenderOf({ caseId }: CaseDesk, { session }: Bidder) {
  const { items } = await session.get(`/api/cases/${caseId}/documents`, documents);
  const found = items.find(({ isPublic, type }) => isPublic && type === 'application/json');
  if (!found) throw new Error(`${caseId}: there is no tender document that machines read`);
  return { tender: await session.get(`/api/documents/${found.id}/content`, packageReader), hash: found.sha256 };
}

function filled({ answers }: Works, { key, kind, required, fields }: BidderForm): FilledForm[] {
  const values = Object.fromEntries(fields.map((field) => [field.key, answers[field.key] ?? '']));
  if (kind === 'statement') return [{ key, isMade: true }];
  if (kind === 'fields') return [{ key, values }];
  return kind === 'table' && required ? [{ key, rows: [values] }] : [];
}

/** Prepares the bid of a bidder from the tender document that was written on the platform. */
export async function prepareBid(
  desk: CaseDesk,
  bidder: Bidder,
  works: Works,
  definition: Process,
): Promise<BidToSeal> {
  const { tender, hash } = await tenderOf(desk, bidder);
  const { body, bid, index } = bidder;
  const papers = tender.bidderForms
    .filter(({ kind, required }) => kind === 'files' && required)
    .map(({ key, title }) => ({ key, id: key, name: `${title}.pdf`, content: paper(title, [body]) }));
  const attachments = papers.map(({ key, name, content }): BidAttachment => {
    return { form: key, name, sha256: sha256(content), size: content.length };
  });
  const data = composeBid(tender, hash, {
    case: desk.caseId,
    bidder: body,
    forms: tender.bidderForms.flatMap((form) => filled(works, form)),
    bills: billsOf(tender, desk.caseId).map((bill) => pricesFor(works, bill, bid.price, index)),
    attachments,
    preparation: { sources: [] },
  });
  const files: readonly BidFile[] = [
    { id: 'document', name: '投标文件.pdf', content: bidder.document },
    { id: 'data', name: '投标数据文件.json', content: new TextEncoder().encode(bidDocumentFile(data).text) },
    ...papers,
  ];
  const form = findAction(definition, 'submitBid')?.form;
  const named = { print: 'document', data: 'data', files: papers.map(({ id }) => id) } as const;
  const parts = Object.entries(named).flatMap(([kind, value]) => {
    const field = preparedField(form, kind as keyof typeof named); // the keys of `named` are its kinds
    return field === undefined ? [] : [[field, value] as const];
  });
  return { form: { price: data.price, ...Object.fromEntries(parts) }, files };
}
