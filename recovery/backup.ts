import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import Sqlite from 'libsql';

/** What a backup holds: every file with its size and SHA-256, so that a restore can prove that it is whole. */
export interface BackupManifest {
  readonly made: string;
  readonly files: readonly { readonly file: string; readonly size: number; readonly sha256: string }[];
}

/** It cannot be done; the message says why, in both languages. */
export class CannotBackUp extends Error {
  override readonly name = 'CannotBackUp';
}

const manifestFile = 'backup.json';
/** In this order: rows may then lie behind Temporal, which mends them, but never refer to what is not there. */
const databases = ['platform.db', 'temporal.db', 'bank.db'];
/** Contents never change once they are there; what is still coming in is not there. */
const folders = ['keys', 'documents'];
const isComing = (file: string): boolean => file.split(path.sep)[1] === 'incoming';

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])) {
    const file = path.join(folder, entry.name);
    found.push(...(entry.isDirectory() ? await filesIn(root, file) : [file]));
  }
  return found;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** A consistent copy of a database that is in use: nobody writes while the file and its log are copied. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const connection = new Sqlite(from);
  try {
    connection.exec('PRAGMA busy_timeout = 10000');
    connection.exec('BEGIN IMMEDIATE');
    for (const part of ['', '-wal'])
      if (await exists(`${from}${part}`)) await copyFile(`${from}${part}`, `${to}${part}`);
    connection.exec('ROLLBACK');
  } finally {
    connection.close();
  }
}

/**
 * Copies the data folder of a platform, running or not, into a folder that must not exist or be empty. It is a backup
 * only once it is whole: an interruption leaves no manifest.
 * @throws CannotBackUp
 */
export async function backUp(
  dataDir: string,
  to: string,
  now: string,
  say: (file: string) => void,
): Promise<BackupManifest> {
  if (!(await exists(path.join(dataDir, 'platform.db')))) {
    throw new CannotBackUp(`${dataDir} 中没有平台数据。\nThere is no data of a platform in ${dataDir}.`);
  }
  if ((await readdir(to).catch(() => [])).length > 0) {
    throw new CannotBackUp(`${to} 已有内容，请另选空文件夹。\n${to} is not empty: choose another folder.`);
  }
  await mkdir(to, { recursive: true });
  // a folder that was there before may be open to every account of the machine
  await chmod(to, 0o700);
  const copied: string[] = [];
  for (const database of databases) {
    if (!(await exists(path.join(dataDir, database)))) continue;
    say(database);
    await copyDatabase(path.join(dataDir, database), path.join(to, database));
    copied.push(database);
    if (await exists(path.join(to, `${database}-wal`))) copied.push(`${database}-wal`);
  }
  for (const folder of folders) {
    for (const file of await filesIn(dataDir, folder)) {
      if (isComing(file)) continue;
      await mkdir(path.dirname(path.join(to, file)), { recursive: true });
      await copyFile(path.join(dataDir, file), path.join(to, file));
      copied.push(file);
    }
    say(folder);
  }
  const files = [];
  for (const file of copied) {
    const place = path.join(to, file);
    files.push({ file: file.split(path.sep).join('/'), size: (await stat(place)).size, sha256: await sha256Of(place) });
  }
  const manifest: BackupManifest = { made: now, files };
  const aside = path.join(to, `${manifestFile}.part`);
  await writeFile(aside, JSON.stringify(manifest, null, 2));
  await rename(aside, path.join(to, manifestFile));
  return manifest;
}

/** Whether a manifest may name this file: one of those that a backup makes, and nothing beside them. */
const isOfBackup = (file: string): boolean => {
  const parts = file.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '..' && !part.includes('\\'));
  const [first = ''] = parts;
  const isDatabase = parts.length === 1 && databases.includes(first.replace(/-wal$/, ''));
  return isPlain && (isDatabase || (parts.length > 1 && folders.includes(first)));
};

/** The manifest of a backup, and what of it is missing or was changed. @throws CannotBackUp when it is no backup */
export async function checkBackup(folder: string): Promise<{ manifest: BackupManifest; faults: string[] }> {
  const text = await readFile(path.join(folder, manifestFile), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new CannotBackUp(
      `${folder} 不是完整的备份（没有 ${manifestFile}）。\n${folder} is no whole backup: ${manifestFile} is missing.`,
    );
  }
  const manifest = JSON.parse(text) as BackupManifest;
  const faults: string[] = [];
  for (const { file, sha256 } of manifest.files) {
    const place = path.join(folder, file);
    if (!isOfBackup(file) || !(await exists(place)) || (await sha256Of(place)) !== sha256) faults.push(file);
  }
  return { manifest, faults };
}

/**
 * Puts a backup into a data folder that must not exist or be empty, after every file of it was checked.
 * @throws CannotBackUp; nothing of the data folder has been changed then
 */
export async function restore(from: string, dataDir: string, say: (file: string) => void): Promise<BackupManifest> {
  if ((await readdir(dataDir).catch(() => [])).length > 0) {
    throw new CannotBackUp(
      `DATA_DIR=${dataDir} 已有数据，不会覆盖。\nDATA_DIR=${dataDir} holds data, which is not overwritten.`,
    );
  }
  const { manifest, faults } = await checkBackup(from);
  if (faults.length > 0) {
    throw new CannotBackUp(`备份已损坏：${faults.join('、')}\nThe backup is damaged: ${faults.join(', ')}`);
  }
  const aside = `${dataDir}.restoring`;
  await rm(aside, { recursive: true, force: true });
  for (const { file } of manifest.files) {
    const place = path.join(aside, file);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await copyFile(path.join(from, file), place);
    if (file.endsWith('.db')) say(file);
  }
  await rm(dataDir, { recursive: true, force: true });
  await rename(aside, dataDir);
  return manifest;
}
