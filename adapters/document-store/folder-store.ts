import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ContentTooLarge, type DocumentStore, type StoredContent } from '../../activities/ports/document-store';

const isId = /^[A-Za-z0-9-]{8,64}$/;

/** Counts and hashes what passes, and stops above a limit. */
function measure(limit: number): { stream: Transform; result: () => StoredContent } {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) return done(new ContentTooLarge(`The content is larger than ${limit} bytes`));
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) };
}

/** Removes what interrupted uploads left a day ago or earlier. Younger ones may still be under way elsewhere. */
async function clearAbandoned(incoming: string): Promise<void> {
  const oldest = Date.now() - 24 * 3_600_000;
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name);
    const found = await stat(file).catch(() => undefined);
    if (found && found.mtimeMs < oldest) await rm(file, { force: true });
  }
}

/**
 * Documents as files of a folder, for a single machine. A content is written aside, synced and renamed into place, so
 * that an interruption leaves only a file under `incoming/` that nobody reads.
 */
export async function folderStore(folder: string): Promise<DocumentStore> {
  const incoming = path.join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  await clearAbandoned(incoming);
  const placeOf = (id: string): string => {
    if (!isId.test(id)) throw new Error(`Not the id of a document: ${id}`);
    return path.join(folder, id.slice(0, 2), id);
  };
  return {
    async put(id, content: Readable, limit) {
      const place = placeOf(id);
      const aside = path.join(incoming, id);
      const { stream, result } = measure(limit);
      try {
        await pipeline(content, stream, createWriteStream(aside, { flags: 'wx' }));
        const file = await open(aside, 'r');
        await file.sync();
        await file.close();
        await mkdir(path.dirname(place), { recursive: true });
        await rename(aside, place);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      return result();
    },
    async read(id, range) {
      const file = await open(placeOf(id), 'r');
      await file.close();
      return createReadStream(
        placeOf(id),
        range && { start: range.start, ...(range.end !== undefined && { end: range.end }) },
      );
    },
    remove: (id) => rm(placeOf(id), { force: true }),
  };
}
