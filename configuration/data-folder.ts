import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError } from '../configuration';

const found = (place: string) => statSync(place, { throwIfNoEntry: false });

function makeOne(folder: string, mode = 0o777): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (!found(folder)?.isDirectory()) throw error;
  }
}

/**
 * Makes the data folder where it is missing, and those above it one by one: where none can be made, as in /proc, Node's
 * own way never ends.
 * @throws ConfigurationError that names DATA_DIR
 */
export function makeDataFolder(dataDir: string): void {
  try {
    const missing: string[] = [];
    for (let at = path.dirname(dataDir); !found(at); at = path.dirname(at)) missing.unshift(at);
    for (const each of missing) makeOne(each);
    // sealed bids lie in it
    makeOne(dataDir, 0o700);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException; // what the file system throws
    const zh = `不能在该处建立文件夹（${code}）；须为本用户可以读写的文件夹`;
    const en = `no folder can be made there (${code}): it must be a folder that this user may read and write`;
    throw new ConfigurationError([{ variable: 'DATA_DIR', value: dataDir, zh, en }]);
  }
}
