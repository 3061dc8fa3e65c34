import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const fileOf = (dataDir: string): string => path.join(dataDir, 'last-backup.json');

/** Notes in the data folder when a whole backup was made, an instant in real time, for the health page. */
export async function noteLastBackup(dataDir: string, made: string): Promise<void> {
  const aside = `${fileOf(dataDir)}.part`;
  await writeFile(aside, `${JSON.stringify({ made })}\n`);
  await rename(aside, fileOf(dataDir));
}

/** When the last backup was made; undefined where none is known. */
export async function readLastBackup(dataDir: string): Promise<string | undefined> {
  try {
    const { made } = JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as { readonly made?: unknown };
    return typeof made === 'string' && !Number.isNaN(Date.parse(made)) ? made : undefined;
  } catch {
    return undefined; // there is none, or somebody wrote something else there
  }
}
