import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical';
import { byteReader, type ByteReader } from './byte-reader';
import { isHexOf, joined, randomBytes, readUint32, uint32, type Rereadable } from './bytes';
import { parseCanonical } from './sealed-header';
import { SealingFault } from './sealing-fault';

const format = 'bid-package/1';
const largestManifest = 1024 * 1024;
const mostDocuments = 500;

/** A document in a package; forms of the package name it by its id. */
export interface PackedDocument {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** What a bid says, before it is sealed: the form as it was filled in, and what documents it names. */
export interface BidContent {
  readonly form: Readonly<Record<string, unknown>>;
  readonly documents: readonly PackedDocument[];
}

/** A document with its content, to be packed. */
export interface DocumentToPack extends Rereadable {
  readonly id: string;
  readonly name: string;
}

/**
 * The package of a bid: length of the manifest (4 bytes), manifest, then the documents one after the other. The
 * manifest holds 32 random bytes, so that the hash of a package that anybody could guess tells nothing.
 * @throws RangeError for a form that is too large, or too many documents
 */
export function packBid(form: BidContent['form'], documents: readonly DocumentToPack[]): Rereadable {
  const named = documents.map(({ id, name, size }) => ({ id, name, size }));
  const manifest = { format, blinding: bytesToHex(randomBytes(32)), form, documents: named };
  const bytes = utf8ToBytes(canonicalJson(manifest));
  if (bytes.length > largestManifest) throw new RangeError('the form of a bid has 1 MiB at most');
  if (documents.length > mostDocuments) throw new RangeError(`a bid has ${mostDocuments} documents at most`);
  const head = joined(uint32(bytes.length), bytes);
  return {
    size: documents.reduce((sum, { size }) => sum + size, head.length),
    async *read() {
      yield head;
      for (const document of documents) yield* document.read();
    },
  };
}

/** An opened package: what it says, then its documents in their order. */
export interface OpenedPackage {
  readonly content: BidContent;
  /** Each has to be read to its end before the next. It throws when the package ends too early, or goes on. */
  readonly documents: AsyncGenerator<PackedDocument & { readonly read: () => AsyncIterable<Uint8Array> }>;
}

const isDocument = (value: unknown): value is PackedDocument => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, size, ...others } = value as Record<string, unknown>;
  const isText = (text: unknown): boolean => typeof text === 'string' && text.length > 0 && text.length <= 255;
  return isText(id) && isText(name) && Number.isSafeInteger(size) && Number(size) >= 0 && !Object.keys(others).length;
};

function readManifest(text: string): BidContent {
  const { form, documents, blinding, ...others } = parseCanonical(text);
  const isManifest =
    others.format === format &&
    Object.keys(others).length === 1 &&
    isHexOf(32, blinding) &&
    typeof form === 'object' &&
    form !== null &&
    !Array.isArray(form) &&
    Array.isArray(documents) &&
    documents.length <= mostDocuments &&
    documents.every(isDocument) &&
    new Set(documents.map(({ id }) => id)).size === documents.length;
  if (!isManifest) throw new SealingFault('packageWrong', 'manifest');
  return { form: form as BidContent['form'], documents };
}

/**
 * Opens a package from the stream of its bytes.
 * @throws SealingFault `packageWrong`, here or while its documents are read
 */
export async function unpackBid(stream: AsyncIterable<Uint8Array>): Promise<OpenedPackage> {
  const reader = byteReader(stream);
  try {
    const content = await readContent(reader);
    return { content, documents: documentsIn(reader, content) };
  } catch (error) {
    await reader.leave();
    throw error;
  }
}

async function readContent(reader: ByteReader): Promise<BidContent> {
  const length = readUint32(await reader.exactly(4).catch(asPackageFault));
  if (length > largestManifest) throw new SealingFault('packageWrong', 'length');
  return parseManifest(await reader.exactly(length).catch(asPackageFault));
}

async function* documentsIn(reader: ByteReader, content: BidContent): OpenedPackage['documents'] {
  try {
    for (const document of content.documents) {
      let left = document.size;
      const read = async function* () {
        for await (const piece of reader.next(document.size)) {
          left -= piece.length;
          yield piece;
        }
      };
      yield { ...document, read };
      if (left !== 0) throw new Error('a document of a package has to be read to its end before the next');
    }
    await reader.end().catch(asPackageFault);
  } finally {
    await reader.leave();
  }
}

function parseManifest(bytes: Uint8Array): BidContent {
  try {
    return readManifest(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new SealingFault('packageWrong', 'manifest');
  }
}

/** Within a package a missing end is the package's own fault: the seal around it is whole. */
function asPackageFault(error: unknown): never {
  const isLength = error instanceof SealingFault && (error.code === 'truncated' || error.code === 'tooLong');
  throw isLength ? new SealingFault('packageWrong', error.code) : error;
}
