import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { cache } from './folders.mjs';
import { progress } from './terminal.mjs';

const script = path.join(import.meta.dirname, 'download.mjs');

/** Tries the Temporal SDK's own download; answers the program's path, or undefined where it cannot be had. */
export async function downloadBySdk(kind, file, zh, en) {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'download-'));
  const shown = progress(zh, en);
  try {
    const { code } = await run(process.execPath, [script, kind, folder, file], { timeout: 120_000 });
    shown.end(code === 0);
    if (code !== 0) return undefined;
    const kept = path.join(cache, file);
    renameSync(path.join(folder, file), kept);
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
