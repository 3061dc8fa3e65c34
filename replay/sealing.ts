import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { ownSealingSchema, sealingTaskSchema, type CaseView } from '../api/contract';
import { findAction, type Process } from '../definitions/language';
import { packBid, type DocumentToPack } from '../domain/sealing/bid-package';
import { seal } from '../domain/sealing/seal';
import { headerHash, type SealedHeader } from '../domain/sealing/sealed-header';
import { sealedField } from '../domain/sealing/sealed-field';
import type { CaseDesk, Form } from './case-desk';
import type { Bidder } from './cast';
import type { BidToSeal } from './prepared-bid';
import type { Reader, Session } from './session';
import { uploadStream } from './upload-stream';

// definitions are checked before they are published, and immutable
const definitionReader: Reader<Process> = { parse: (value) => value as Process };

/** The definition that a case is pinned to. */
export const definitionFor = (session: Session, { definitionId }: CaseView): Promise<Process> =>
  session.get(`/api/definitions/${definitionId}`, definitionReader);

/** Whether entries of that action are handed in sealed. */
export const isSealedIn = (definition: Process, action: string): boolean =>
  findAction(definition, action)?.sealed !== undefined;

/** What the bidder has handed in sealed and not replaced, if anything. */
async function handedIn({ caseId }: CaseDesk, { session }: Pick<Bidder, 'session'>, action: string) {
  const { items } = await session.get(
    `/api/cases/${caseId}/sealings?action=${action}`,
    z.object({ items: z.array(ownSealingSchema) }),
  );
  return items.find(({ entry, state }) => entry !== undefined && state !== 'replaced');
}

/** Somebody who seals: signed in, and with a key of their own. */
export type SealingBidder = Pick<Bidder, 'session' | 'body' | 'key'>;

/** Seals a bid on this machine, as its bidder would, and uploads it; nothing of it is uploaded readable. Answers its id. */
export async function uploadSealed(
  { caseId }: CaseDesk,
  { session, body, key }: SealingBidder,
  action: string,
  { form, files }: { readonly form: Form; readonly files: readonly DocumentToPack[] },
): Promise<string> {
  const task = await session.post(`/api/cases/${caseId}/sealings`, { action }, sealingTaskSchema);
  const { bytes, length } = await seal(packBid(form, files), {
    place: task.place,
    key,
    platformShare: hexToBytes(task.platformShare),
    ...(task.escrow && { escrow: task.escrow }),
  });
  const type = 'application/octet-stream';
  return uploadStream(session, { name: `${body}.sealed`, type, caseId, size: length, bytes });
}

/** Seals a bid and hands it in. What was handed in by an earlier run stays. */
export async function handInSealed(
  desk: CaseDesk,
  bidder: SealingBidder,
  action: string,
  { form, files }: BidToSeal,
): Promise<void> {
  if (await handedIn(desk, bidder, action)) return;
  const packed = files.map(({ id, name, content }) => ({
    id,
    name,
    size: content.length,
    // eslint-disable-next-line @typescript-eslint/require-await -- what is read is a stream
    async *read() {
      yield content;
    },
  }));
  const id = await uploadSealed(desk, bidder, action, { form, files: packed });
  await desk.enter(bidder.session, bidder.body, action, { [sealedField]: id });
}

/** The share that opens the bidder's own bid, ready to be given out; undefined for who has none that stands. */
export async function shareToRelease(
  desk: CaseDesk,
  bidder: SealingBidder,
  released: string,
): Promise<string | undefined> {
  const own = await handedIn(desk, bidder, released);
  if (own?.state !== 'valid' || !own.header) return undefined;
  // the contract carries the header as plain data
  return bytesToHex(await bidder.key.shareFor(headerHash(own.header as unknown as SealedHeader)));
}
