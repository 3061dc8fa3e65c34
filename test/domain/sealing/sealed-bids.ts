import { newBidKey, type BidKey } from '../../../domain/sealing/bid-key';
import type { Rereadable } from '../../../domain/sealing/bytes';
import { inspectSealed, openSealed } from '../../../domain/sealing/open-sealed';
import { seal, type Sealing } from '../../../domain/sealing/seal';
import type { BidPlace } from '../../../domain/sealing/sealed-header';
import type { SignedStatement } from '../../../domain/sealing/statement';

export const passphrase = '一把只有投标人知道的钥匙 12';

export const place: BidPlace = { case: 'case-1', lot: '一标段', bidder: 'body-7', version: 1 };

export const platformShare = Uint8Array.from({ length: 32 }, (_, index) => index);

/** One key for a whole test file: making one takes PBKDF2's time. */
export const aKey = async (): Promise<BidKey> => (await newBidKey(passphrase)).key;

/** Bytes that tell where they are, so that any two exchanged pieces differ. */
export const content = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >>> 8) * 7 + (index >>> 16)) & 0xff);

export async function* stream(bytes: Uint8Array, step = 100_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

export const rereadable = (bytes: Uint8Array): Rereadable => ({ size: bytes.length, read: () => stream(bytes) });

export async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece.slice());
  return new Uint8Array(Buffer.concat(all));
}

/** A sealed bid as a file in memory, with what it signed. */
export async function sealed(bytes: Uint8Array, sealing: Sealing) {
  const bid = await seal(rereadable(bytes), sealing);
  const pieces: Uint8Array[] = [];
  let signed: SignedStatement | undefined;
  for (;;) {
    const next = await bid.bytes.next();
    if (next.done) {
      signed = next.value;
      break;
    }
    pieces.push(next.value);
  }
  return { header: bid.header, length: bid.length, signed, file: new Uint8Array(Buffer.concat(pieces)), pieces };
}

/** Inspects and opens a file as the platform does at the opening. */
export async function opened(file: Uint8Array, key: BidKey, platform = platformShare): Promise<Uint8Array> {
  const inspected = await inspectSealed(stream(file));
  const bidder = await key.shareFor(inspected.headHash);
  return whole(openSealed(stream(file), inspected, { bidder, platform }));
}
