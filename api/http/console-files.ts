import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { merkleRoot, sha256 } from '../../domain/hash';

/** Where the built console lies. */
export const consoleFolder = path.join(__dirname, '..', '..', 'admin-ui', 'dist');

/** The files of the console as they lie here, by path, with their SHA-256 and the root over these. */
export interface ConsoleFiles {
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** Reads the built console; empty where there is none. */
export function consoleFiles(folder: string = consoleFolder): ConsoleFiles {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true, recursive: true }) : [];
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: path.relative(folder, file).split(path.sep).join('/'),
      sha256: sha256(new Uint8Array(readFileSync(file))),
    }));
  return { root: merkleRoot(files.map((file) => file.sha256)), files };
}
