/** Compares the console that a platform serves with the one that was built here, file by file. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ownBuild = path.join(__dirname, '..', 'admin-ui', 'dist');

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files of the console that a browser runs or shows, by their path under its root. */
const filesHere = (built: string): string[] =>
  readdirSync(built, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(built, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();

async function served(url: string, file: string): Promise<string> {
  const response = await fetch(`${url}/${file === 'index.html' ? '' : file}`);
  return response.ok ? hashOf(new Uint8Array(await response.arrayBuffer())) : `HTTP ${response.status}`;
}

async function main(): Promise<void> {
  const [url, built = ownBuild] = process.argv.slice(2);
  if (url === undefined) {
    process.stderr.write(
      'npm run check-console -- URL [FOLDER]\n先构建：npm run build -w admin-ui · Build it first.\n',
    );
    process.exitCode = 2;
    return;
  }
  const base = url.replace(/\/+$/, '');
  let differing = 0;
  for (const file of filesHere(built)) {
    const own = hashOf(readFileSync(path.join(built, file)));
    const theirs = await served(base, file);
    if (own === theirs) continue;
    differing += 1;
    process.stdout.write(`${file}\n  ${own} 本机 · here\n  ${theirs} 平台 · served\n`);
  }
  process.stdout.write(differing === 0 ? '一致 · The same.\n' : `不一致 · Different: ${differing}\n`);
  process.exitCode = differing === 0 ? 0 : 1;
}

void main();
