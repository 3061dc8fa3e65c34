import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Rereadable } from '../../domain/sealing/bytes';
import { BadCall } from './bad-call';

const missing = (file: string) => new BadCall(`没有文件 ${file}。\nThere is no file ${file}.`);

function mustBeNew(file: string): void {
  if (existsSync(file))
    throw new BadCall(`文件 ${file} 已存在，不覆盖。\nThe file ${file} is there already and is kept.`);
}

/** The text of a file. @throws BadCall when there is none */
export function textOf(file: string): string {
  if (!existsSync(file)) throw missing(file);
  return readFileSync(file, 'utf8');
}

/** A file that can be read as often as needed. @throws BadCall when there is none */
export function contentOf(file: string): Rereadable {
  if (!existsSync(file)) throw missing(file);
  return { size: statSync(file).size, read: () => createReadStream(file, { highWaterMark: 1024 * 1024 }) };
}

/** Writes a secret into a new file that only its owner may read. @throws BadCall when the file is there already */
export function writeSecret(file: string, value: unknown): void {
  mustBeNew(file);
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

/**
 * Writes a stream into a new file: it is there whole or not at all.
 * @throws BadCall when the file is there already
 */
export async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  mustBeNew(file);
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(part, { mode: 0o600 }));
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Fills a new folder: it is there with all that belongs into it, or not at all.
 * @throws BadCall when it is there already
 */
export async function writeFolder(folder: string, fill: (part: string) => Promise<void>): Promise<void> {
  mustBeNew(folder);
  const part = `${folder}.part`;
  mkdirSync(part, { mode: 0o700 });
  try {
    await fill(part);
    renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}
