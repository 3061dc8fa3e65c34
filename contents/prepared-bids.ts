import { In, type EntityManager } from 'typeorm';
import type { DocumentStore } from '../activities/ports/document-store';
import type { StandingBid } from '../database/bids';
import { rows } from '../database/database';
import { tenderActions } from '../database/tender-facts';
import { findAction, preparedField, type Process } from '../definitions/language';
import type { BidDocument } from '../domain/bid-document/bid-document';
import { bidLimits, readBidDocument } from '../domain/bid-document/read-bid-document';
import type { Bill } from '../domain/tender-document/bill';
import { billsOf, readPackage } from '../domain/tender-document/tender-package';
import { verifiedContent } from './verified-content';

/** An opened bid that was prepared from the tender document, and the bills that it prices. */
export interface PreparedBid {
  readonly bid: StandingBid;
  readonly document: BidDocument;
  readonly bills: readonly Bill[];
}

/** Where rows and contents are read. */
export interface Reading {
  readonly read: EntityManager;
  readonly documents: Pick<DocumentStore, 'read'>;
}

async function textsOf({ read, documents }: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await rows(read, 'document').findBy({ id: In([...ids]), type: 'application/json' });
  const texts = new Map<string, string>();
  for (const { id, size, sha256 } of found) {
    if (size > bidLimits.file) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of verifiedContent(await documents.read(id), { size, sha256 })) chunks.push(chunk);
    texts.set(id, Buffer.concat(chunks).toString('utf8'));
  }
  return texts;
}

/** The opened bids that say on a machine's terms what they cost; others are left out. */
export async function preparedBids(
  reading: Reading,
  definition: Process,
  caseId: string,
  bids: readonly StandingBid[],
): Promise<PreparedBid[]> {
  const field = preparedField(findAction(definition, tenderActions.bid)?.form, 'data');
  if (field === undefined) return [];
  const idOf = ({ entry }: StandingBid): string => {
    const id = entry.form[field];
    return typeof id === 'string' ? id : '';
  };
  const texts = await textsOf(reading, bids.map(idOf));
  const found = bids.flatMap((bid) => {
    const document = readBidDocument(texts.get(idOf(bid)) ?? '');
    return document ? [{ bid, document }] : [];
  });
  // what a bidder has uploaded is no tender document, whatever its bid says
  const { projectId } = await rows(reading.read, 'case').findOneByOrFail({ id: caseId });
  const tenders = await rows(reading.read, 'tenderPackage').findBy({
    projectId,
    sha256: In([...new Set(found.map(({ document }) => document.tender))]),
  });
  const packages = await textsOf(
    reading,
    tenders.map(({ packageId }) => packageId),
  );
  return found.map(({ bid, document }) => {
    const place = tenders.find(({ sha256 }) => sha256 === document.tender)?.packageId;
    const tender = readPackage(packages.get(place ?? '') ?? '');
    return { bid, document, bills: tender ? billsOf(tender, caseId) : [] };
  });
}
