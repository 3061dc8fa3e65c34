import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

const memory = '/dev/shm';
/** What the tests write at the same time is a small part of it. */
const neededBytes = 4 * 2 ** 30;

/** Bytes that this machine could still give away; 0 where it does not say so. */
function freeMemory() {
  try {
    const [, kib] = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8')) ?? [];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function hasRoomInMemory() {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= neededBytes && freeMemory() >= 2 * neededBytes;
  } catch {
    return false;
  }
}

/**
 * A folder in memory for what tests write, removed when this process ends: there a database need not wait for a disk at
 * every commit. Undefined where there is no room for it; the tests then write where others do.
 */
export function folderInMemory() {
  if (!hasRoomInMemory()) return undefined;
  const folder = mkdtempSync(path.join(memory, 'tests-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
