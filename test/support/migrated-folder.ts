import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let folder: string | undefined;

/** Makes the folder for what the migrations make, which the first test file that needs it makes for all (MIGRATED). */
export function makeMigratedFolder(): void {
  folder = mkdtempSync(path.join(tmpdir(), 'migrated-'));
  process.env['MIGRATED'] = folder;
}

/** Removes it. */
export function removeMigratedFolder(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
