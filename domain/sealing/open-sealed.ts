import { byteReader, type ByteReader } from './byte-reader';
import { readUint32, type Bytes } from './bytes';
import { chunkCipher, chunkCount, chunkLength, tagLength } from './chunks';
import { contentKey } from './content-key';
import { mustBeBidderShare, mustBePlatformShare, type Shares } from './share';
import { chunkSize, headerHash, readHeader, type SealedHeader } from './sealed-header';
import { magic, sha256Of } from './sealed-file';
import { SealingFault } from './sealing-fault';
import { checkStatement, readSignedStatement, type SignedStatement } from './statement';
import { merkleRoot } from '../hash';

/** Bytes that a header and a statement may have: what is larger is none. */
const largestText = 64 * 1024;

/** What a sealed bid shows to everybody, found whole and signed. */
export interface InspectedBid extends SignedStatement {
  readonly header: SealedHeader;
  /** The header's hash. */
  readonly headHash: string;
}

async function readText(reader: ByteReader): Promise<string> {
  const length = readUint32(await reader.exactly(4));
  if (length > largestText) throw new SealingFault('notSealed', 'length');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await reader.exactly(length));
  } catch (error) {
    throw error instanceof SealingFault ? error : new SealingFault('notSealed', 'UTF-8');
  }
}

async function readHead(reader: ByteReader): Promise<SealedHeader> {
  const start = await reader.exactly(magic.length);
  if (!start.every((byte, at) => byte === magic[at])) throw new SealingFault('notSealed', 'magic');
  return readHeader(await readText(reader));
}

/**
 * The encrypted chunks of a file whose header was read, one at a time, each with its hash. All are read into the same
 * bytes, so that each is there until the next: new ones would have the whole heap of a program searched every few MB.
 */
async function* chunksOf(reader: ByteReader, { size }: SealedHeader): AsyncGenerator<{ chunk: Bytes; hash: string }> {
  const bytes: Bytes = new Uint8Array(Math.min(size, chunkSize) + tagLength);
  for (let index = 0; index < chunkCount(size); index += 1) {
    const chunk = bytes.subarray(0, chunkLength(size, index) + tagLength);
    await reader.fill(chunk);
    yield { chunk, hash: await sha256Of(chunk) };
  }
}

/**
 * Reads a sealed bid once through and checks all that can be checked without a share: that it is whole, that nothing
 * follows it, and that the bidder has signed exactly this. Whose bid it has to be is for {@link mustBeFor} to say.
 * @throws SealingFault `notSealed`, `truncated`, `tooLong`, `rootDiffers`, `signatureWrong`, `escrowWrong`
 */
export async function inspectSealed(file: AsyncIterable<Uint8Array>): Promise<InspectedBid> {
  const reader = byteReader(file);
  try {
    return await inspectStream(reader);
  } finally {
    await reader.leave();
  }
}

async function inspectStream(reader: ByteReader): Promise<InspectedBid> {
  const header = await readHead(reader);
  const hashes: string[] = [];
  for await (const { hash } of chunksOf(reader, header)) hashes.push(hash);
  const signed = readSignedStatement(await readText(reader));
  await reader.end();
  const headHash = headerHash(header);
  await checkStatement(signed, header, headHash);
  if (merkleRoot(hashes) !== signed.statement.ciphertext) throw new SealingFault('rootDiffers', 'ciphertext');
  return { header, headHash, ...signed };
}

/**
 * Decrypts a sealed bid that was inspected, reading it a second time; one chunk is in memory at a time. Every chunk is
 * the bidder's when it is given out, but that nothing is missing is only known at the end: what came before is to be
 * thrown away when this throws.
 * @throws SealingFault `bidderShareWrong` and `platformShareWrong` before anything is given out; `chunkChanged`;
 *   `rootDiffers` when the file, or what was decrypted, is not what the bidder has signed
 */
export async function* openSealed(
  file: AsyncIterable<Uint8Array>,
  inspected: InspectedBid,
  shares: Shares,
): AsyncGenerator<Bytes> {
  const reader = byteReader(file);
  try {
    yield* openStream(reader, inspected, shares);
  } finally {
    await reader.leave();
  }
}

async function* openStream(
  reader: ByteReader,
  { header, headHash, statement }: InspectedBid,
  shares: Shares,
): AsyncGenerator<Bytes> {
  // first of all: a stream that nobody has read from cannot be left
  const isInspected = headerHash(await readHead(reader)) === headHash;
  mustBePlatformShare(shares.platform, header);
  mustBeBidderShare(shares.bidder, statement);
  if (!isInspected) throw new SealingFault('rootDiffers', 'header');
  const cipher = chunkCipher(await contentKey(shares, headHash), headHash, chunkCount(header.size));
  const [plain, secret]: [string[], string[]] = [[], []];
  for await (const { chunk, hash } of chunksOf(reader, header)) {
    const opened = await cipher.decrypt(secret.length, chunk);
    secret.push(hash);
    plain.push(await sha256Of(opened));
    yield opened;
  }
  if (merkleRoot(secret) !== statement.ciphertext) throw new SealingFault('rootDiffers', 'ciphertext');
  if (merkleRoot(plain) !== header.package) throw new SealingFault('rootDiffers', 'package');
}
