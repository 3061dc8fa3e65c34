import { createHash } from 'node:crypto';
import { ContentMissing, type DocumentStore } from '../../activities/ports/document-store';

/** What became of the contents of a store. */
export interface Copying {
  copied: number;
  /** They were there already, and alike. */
  alike: number;
  /** They are not what the database knows of them, and were left out. */
  readonly damaged: string[];
  /** The bytes that were read or written in the new store. */
  bytes: number;
  readonly ids: Set<string>;
}

/** No content comes near it. */
const largest = 64 * 1024 ** 3;

interface Measured {
  readonly size: number;
  readonly sha256: string;
}

async function measure(store: DocumentStore, id: string): Promise<Measured | undefined> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of (await store.read(id)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      hash.update(chunk);
    }
  } catch (error) {
    if (error instanceof ContentMissing) return undefined;
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
}

/**
 * Copies every content into another store and reads it there again. What is there already and alike is kept, so an
 * interrupted copying goes on when it is begun anew. `hashOf` tells what the database knows of a content, if anything.
 * @throws StoreUnavailable, and Error when the new store does not give back what it took
 */
export async function copyContents(
  from: DocumentStore,
  to: DocumentStore,
  hashOf: (id: string) => Promise<string | undefined>,
  onProgress: (copying: Readonly<Copying>) => void,
): Promise<Copying> {
  const copying: Copying = { copied: 0, alike: 0, damaged: [], bytes: 0, ids: new Set() };

  const isAlike = async (id: string, expected: string | undefined): Promise<boolean> => {
    const there = await measure(to, id);
    if (!there) return false;
    copying.bytes += there.size;
    if (there.sha256 === (expected ?? (await measure(from, id))?.sha256)) return true;
    await to.remove(id);
    return false;
  };
  const copy = async (id: string, expected: string | undefined): Promise<boolean> => {
    const stored = await to.put(id, await from.read(id), largest);
    copying.bytes += stored.size;
    if (expected !== undefined && stored.sha256 !== expected) {
      await to.remove(id);
      return false;
    }
    if ((await measure(to, id))?.sha256 === stored.sha256) return true;
    throw new Error(`The new store does not give back what it took: ${id}`);
  };

  for await (const id of from.ids()) {
    const expected = await hashOf(id);
    if (await isAlike(id, expected)) copying.alike += 1;
    else if (await copy(id, expected)) copying.copied += 1;
    else copying.damaged.push(id);
    copying.ids.add(id);
    onProgress(copying);
  }
  return copying;
}
