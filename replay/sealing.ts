import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { documentRefSchema, ownSealingSchema, sealingTaskSchema, type CaseView } from '../api/contract';
import { findAction, type Process } from '../definitions/language';
import { packBid } from '../domain/sealing/bid-package';
import { seal } from '../domain/sealing/seal';
import { headerHash, type SealedHeader } from '../domain/sealing/sealed-header';
import { sealedField } from '../domain/sealing/sealed-field';
import type { CaseDesk } from './case-desk';
import type { Bidder } from './cast';
import type { BidToSeal } from './prepared-bid';
import type { Reader, Session } from './session';

// definitions are checked before they are published, and immutable
const definitionReader: Reader<Process> = { parse: (value) => value as Process };

/** The definition that a case is pinned to. */
export const definitionFor = (session: Session, { definitionId }: CaseView): Promise<Process> =>
  session.get(`/api/definitions/${definitionId}`, definitionReader);

/** Whether entries of that action are handed in sealed. */
export const isSealedIn = (definition: Process, action: string): boolean =>
  findAction(definition, action)?.sealed !== undefined;

/** What the bidder has handed in sealed and not replaced, if anything. */
async function handedIn({ caseId }: CaseDesk, { session }: Bidder, action: string) {
  const { items } = await session.get(
    `/api/cases/${caseId}/sealings?action=${action}`,
    z.object({ items: z.array(ownSealingSchema) }),
  );
  return items.find(({ entry, state }) => entry !== undefined && state !== 'replaced');
}

/**
 * Seals a bid on this machine, as its bidder would, and hands it in; nothing of it is uploaded readable. What was handed
 * in by an earlier run stays.
 */
export async function handInSealed(
  desk: CaseDesk,
  bidder: Bidder,
  action: string,
  { form, files }: BidToSeal,
): Promise<void> {
  const { session, body, key } = bidder;
  if (await handedIn(desk, bidder, action)) return;
  const task = await session.post(`/api/cases/${desk.caseId}/sealings`, { action }, sealingTaskSchema);
  const packed = files.map(({ id, name, content }) => ({
    id,
    name,
    size: content.length,
    // eslint-disable-next-line @typescript-eslint/require-await -- what is read is a stream
    async *read() {
      yield content;
    },
  }));
  const { bytes } = await seal(packBid(form, packed), {
    place: task.place,
    key,
    platformShare: hexToBytes(task.platformShare),
    ...(task.escrow && { escrow: task.escrow }),
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const file = new Uint8Array(Buffer.concat(pieces));
  const path = `/api/documents?name=${encodeURIComponent(`${body}.sealed`)}&caseId=${desk.caseId}`;
  const { id } = await session.upload(path, file, 'application/octet-stream', documentRefSchema);
  await desk.enter(session, body, action, { [sealedField]: id });
}

/** The share that opens the bidder's own bid, ready to be given out; undefined for who has none that stands. */
export async function shareToRelease(desk: CaseDesk, bidder: Bidder, released: string): Promise<string | undefined> {
  const own = await handedIn(desk, bidder, released);
  if (own?.state !== 'valid' || !own.header) return undefined;
  // the contract carries the header as plain data
  return bytesToHex(await bidder.key.shareFor(headerHash(own.header as unknown as SealedHeader)));
}
