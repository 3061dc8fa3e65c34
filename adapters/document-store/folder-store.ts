import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { ContentExists, ContentMissing, type DocumentStore } from '../../activities/ports/document-store';
import { contentAt, contentPath } from './content-path';
import { measured } from './measured';
import { StoreUnusable } from './store-unusable';

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** Lets the disk keep the name of a file, not only its content. Not every system can open a folder. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

async function checkWritable(folder: string, incoming: string): Promise<void> {
  try {
    await mkdir(incoming, { recursive: true });
    const check = path.join(incoming, randomUUID());
    await writeFile(check, 'may be written');
    await rm(check);
  } catch (error) {
    const reason = String(codeOf(error) ?? error);
    throw new StoreUnusable(
      `文件夹 ${folder} 不可写（${reason}）。请检查 DATA_DIR 及其权限。`,
      `The folder ${folder} cannot be written (${reason}). Check DATA_DIR and who may write there.`,
    );
  }
}

/** Bytes that are read at once: large contents in few steps. */
const readAtOnce = 512 * 1024;

/**
 * Documents as files of a folder, for a single machine. A content is written aside, synced and renamed into place, so
 * that an interruption leaves only a file under `incoming/` that nobody reads.
 * @throws StoreUnusable when the folder cannot be written
 */
export async function folderStore(folder: string): Promise<DocumentStore> {
  const incoming = path.join(folder, 'incoming');
  await checkWritable(folder, incoming);
  const placeOf = (id: string): string => path.join(folder, contentPath(id));

  const isThere = (place: string): Promise<boolean> =>
    access(place).then(
      () => true,
      () => false,
    );

  /** Only one put at a time has the file aside: what is in its place before it writes is there to stay. */
  const write = async (aside: string, place: string, chunks: AsyncIterable<Buffer>): Promise<void> => {
    const file = await open(aside, 'wx');
    try {
      if (await isThere(place)) throw new ContentExists(place);
      for await (const chunk of chunks) await file.appendFile(chunk);
      await file.sync();
      await file.close();
      await mkdir(path.dirname(place), { recursive: true });
      await rename(aside, place);
    } catch (error) {
      await file.close();
      await rm(aside, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(place));
    await syncFolder(folder);
  };

  return {
    async put(id, content: Readable, limit) {
      const place = placeOf(id);
      const { chunks, result } = measured(content, limit);
      try {
        await write(path.join(incoming, id), place, chunks);
      } catch (error) {
        content.destroy();
        throw codeOf(error) === 'EEXIST' ? new ContentExists(id) : error;
      }
      return result();
    },
    async read(id, range) {
      const file = await open(placeOf(id), 'r').catch((error: unknown) => {
        throw codeOf(error) === 'ENOENT' ? new ContentMissing(id) : error;
      });
      return file.createReadStream({
        highWaterMark: readAtOnce,
        ...(range && { start: range.start }),
        ...(range?.end !== undefined && { end: range.end }),
      });
    },
    remove: (id) => rm(placeOf(id), { force: true }),
    async *ids() {
      for (const place of await readdir(folder)) {
        if (place.length !== 2) continue;
        for (const name of await readdir(path.join(folder, place))) {
          const id = contentAt(`${place}/${name}`);
          if (id !== undefined) yield id;
        }
      }
    },
    async clearInterrupted(before) {
      for (const name of await readdir(incoming)) {
        const file = path.join(incoming, name);
        const found = await stat(file).catch(() => undefined);
        if (found && found.mtime < before) await rm(file, { force: true });
      }
    },
  };
}
