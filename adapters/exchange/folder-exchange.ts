import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ExchangeRefused, type Exchange } from '../../activities/ports/exchange';
import { beforeFirst, type MissingDocument, type SignedPackage } from '../../domain/exchange-package';

/** Where packages are laid down, and by whom. */
export interface FolderExchangeSettings {
  readonly folder: string;
  /** Code of this platform. */
  readonly sender: string;
}

const digits = 9;
const isHash = /^[0-9a-f]{64}$/;

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.size ?? 0;

/**
 * Lays packages and documents down in a folder: for a single machine, or for a medium that is carried to the receiver
 * (`npm run exchange-import` takes them in there). A file is there whole or not at all.
 */
export async function folderExchange({ folder, sender }: FolderExchangeSettings): Promise<Exchange> {
  const packages = path.join(folder, 'packages');
  const documents = path.join(folder, 'documents');
  for (const each of [packages, documents]) await mkdir(each, { recursive: true });
  const placeOf = (number: number): string => path.join(packages, `${String(number).padStart(digits, '0')}.json`);
  const read = async (number: number): Promise<SignedPackage> =>
    JSON.parse(await readFile(placeOf(number), 'utf8')) as SignedPackage; // written by `send`

  /** Number of the last package without a gap before it. */
  const last = async (): Promise<number> => {
    const there = new Set((await readdir(packages)).map((name) => Number(path.parse(name).name)));
    let number = 0;
    while (there.has(number + 1)) number += 1;
    return number;
  };

  /** Written aside, synced and renamed, so that nobody meets half of it. */
  const lay = async (place: string, content: string): Promise<void> => {
    const aside = `${place}.part`;
    await writeFile(aside, content);
    const file = await open(aside, 'r');
    await file.sync();
    await file.close();
    await rename(aside, place);
  };

  /** Up to this package every document was there; they are not looked at again. */
  let wholeUntil = 0;
  const missing = async (received: number): Promise<MissingDocument[]> => {
    const lacking = new Map<string, MissingDocument>();
    for (let number = wholeUntil + 1; number <= received; number += 1) {
      for (const { sha256, size } of (await read(number)).package.content.documents) {
        if ((await sizeOf(path.join(documents, sha256))) === size) continue;
        lacking.set(sha256, { sha256, size, have: await sizeOf(path.join(documents, `${sha256}.part`)) });
      }
      if (lacking.size === 0) wholeUntil = number;
    }
    return [...lacking.values()];
  };

  return {
    async standing() {
      const received = await last();
      const head = received === 0 ? beforeFirst.hash : (await read(received)).hash;
      const lacking = await missing(received);
      return {
        receiver: { code: 'folder', name: folder },
        sender,
        received,
        head,
        missing: lacking.slice(0, 100),
        missingCount: lacking.length,
        at: new Date().toISOString(),
      };
    },
    async send(signed) {
      const { package: pack, hash } = signed;
      const received = await last();
      if (pack.number > received + 1) {
        throw new ExchangeRefused('PackageGap', {
          zh: `文件夹中缺第 ${received + 1} 个数据包。`,
          en: `Package ${received + 1} is missing in the folder.`,
        });
      }
      const before = pack.number === 1 ? beforeFirst.hash : (await read(pack.number - 1)).hash;
      const known = pack.number <= received ? await read(pack.number) : undefined;
      if (pack.previousHash !== before || (known && known.hash !== hash)) {
        throw new ExchangeRefused('PackageConflict', {
          zh: `文件夹中第 ${pack.number} 个数据包与之不一致。`,
          en: `Package ${pack.number} in the folder contradicts this one.`,
        });
      }
      if (!known) await lay(placeOf(pack.number), JSON.stringify(signed));
      return { receiver: 'folder', sender, number: pack.number, hash, receivedAt: new Date().toISOString() };
    },
    async sendPiece({ sha256, size }, start, piece) {
      if (!isHash.test(sha256)) throw new Error(`Not a SHA-256: ${sha256}`);
      const place = path.join(documents, sha256);
      const aside = `${place}.part`;
      if ((await sizeOf(place)) === size) return size;
      const have = await sizeOf(aside);
      if (have !== start) return have;
      const file = await open(aside, 'a');
      await file.appendFile(piece);
      await file.sync();
      await file.close();
      if (start + piece.length < size) return start + piece.length;
      if ((await hashOf(aside)) !== sha256) {
        await rename(aside, `${place}.wrong`);
        throw new ExchangeRefused('HashMismatch', {
          zh: '文件内容与其散列不一致。',
          en: 'The content differs from its hash.',
        });
      }
      await rename(aside, place);
      return size;
    },
    async packagesAfter(number) {
      const received = await last();
      const found: SignedPackage[] = [];
      for (let next = number + 1; next <= Math.min(received, number + 100); next += 1) found.push(await read(next));
      return found;
    },
  };
}
