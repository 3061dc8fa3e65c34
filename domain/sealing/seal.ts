import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical';
import { merkleRoot } from '../hash';
import { byteReader } from './byte-reader';
import { joined, randomBytes, type Bytes, type Rereadable } from './bytes';
import type { BidKey } from './bid-key';
import { chunkCipher, chunkCount, chunkLength } from './chunks';
import { contentKey } from './content-key';
import { shareHash } from './share';
import { escrowed } from './escrow';
import {
  headerHash,
  readHeader,
  sealedFormat,
  type BidPlace,
  type EscrowTerms,
  type SealedHeader,
} from './sealed-header';
import { magic, sealedLength, sha256Of, textPart } from './sealed-file';
import { SealingFault } from './sealing-fault';
import { signStatement, type SignedStatement } from './statement';

/** What a bid is sealed with. */
export interface Sealing {
  readonly place: BidPlace;
  readonly key: BidKey;
  /** The platform's share for this very bid. */
  readonly platformShare: Uint8Array;
  readonly escrow?: EscrowTerms;
}

/** A bid on its way into its seal. */
export interface SealedBid {
  readonly header: SealedHeader;
  /** Bytes of the whole file. */
  readonly length: number;
  /** The file, from its beginning to its end; what it signs is answered at the end. */
  readonly bytes: AsyncGenerator<Bytes, SignedStatement>;
}

/** The chunks of a package, one at a time. @throws SealingFault `sourceChanged` when it has another length than it says */
async function* chunksOf(source: Rereadable): AsyncGenerator<Bytes> {
  const { size } = source;
  const reader = byteReader(source.read());
  try {
    for (let index = 0; index < chunkCount(size); index += 1) yield await reader.exactly(chunkLength(size, index));
    await reader.end();
  } catch (error) {
    throw error instanceof SealingFault ? new SealingFault('sourceChanged') : error;
  }
}

/** How far it is: bytes of the package read for the hash, then again for the encryption. */
export type OnProgress = (bytes: number) => void;

async function packageRoot(source: Rereadable, onProgress: OnProgress): Promise<string> {
  const hashes: string[] = [];
  for await (const chunk of chunksOf(source)) {
    hashes.push(await sha256Of(chunk));
    onProgress(chunk.length);
  }
  return merkleRoot(hashes);
}

/**
 * Seals a package: reads it twice, first for its hash, then to encrypt it; a few chunks are in memory at a time. What
 * the file is made of is written down in docs/sealed-bids.md. `onProgress` hears of every chunk, twice.
 * @throws SealingFault `sourceChanged` when the package is not the same the second time; `notSealed` for a place or
 *   terms that no header can hold
 */
export async function seal(
  source: Rereadable,
  { place, key, platformShare, escrow }: Sealing,
  onProgress: OnProgress = () => undefined,
): Promise<SealedBid> {
  const header = readHeader(
    canonicalJson({
      format: sealedFormat,
      case: place.case,
      lot: place.lot,
      bidder: place.bidder,
      version: place.version,
      nonce: bytesToHex(randomBytes(16)),
      platformShare: shareHash(platformShare),
      signer: key.publicKey,
      size: source.size,
      package: await packageRoot(source, onProgress),
      ...(escrow && { escrow }),
    }),
  );
  return { header, length: sealedLength(header), bytes: encrypted(source, header, key, platformShare, onProgress) };
}

async function* encrypted(
  source: Rereadable,
  header: SealedHeader,
  key: BidKey,
  platformShare: Uint8Array,
  onProgress: OnProgress,
): AsyncGenerator<Bytes, SignedStatement> {
  const headHash = headerHash(header);
  yield joined(magic, textPart(header));

  const share = await key.shareFor(headHash);
  const content = await contentKey({ bidder: share, platform: platformShare }, headHash);
  const cipher = chunkCipher(content, headHash, chunkCount(source.size));
  const [plain, secret]: [string[], string[]] = [[], []];
  for await (const chunk of chunksOf(source)) {
    const ciphertext = await cipher.encrypt(plain.length, chunk);
    plain.push(await sha256Of(chunk));
    secret.push(await sha256Of(ciphertext));
    yield ciphertext;
    onProgress(chunk.length);
  }
  if (merkleRoot(plain) !== header.package) throw new SealingFault('sourceChanged');

  const signed = await signStatement(key, {
    format: sealedFormat,
    header: headHash,
    ciphertext: merkleRoot(secret),
    share: shareHash(share),
    ...(header.escrow && { escrow: await escrowed(share, header.escrow, headHash) }),
  });
  yield textPart(signed);
  return signed;
}
