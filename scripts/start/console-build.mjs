import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { root } from './folders.mjs';
import { progress, SetupError } from './terminal.mjs';

/** All that ends up in the console's bundle. */
const sources = [
  'admin-ui/src',
  'admin-ui/public',
  'admin-ui/index.html',
  'admin-ui/vite.config.ts',
  'api/contract',
  'definitions/language',
  'domain',
  'pdf',
  'spreadsheets',
  'package-lock.json',
];

function* filesOf(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return;
  if (path.extname(place) !== '' && !place.endsWith('src')) {
    yield place;
    return;
  }
  const entries = readdirSync(full, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  for (const file of entries.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort())
    yield file;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const place of sources) {
    for (const file of filesOf(place)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** Builds the console when its sources have changed since the last build. */
export async function buildConsole() {
  const stamp = path.join(root, 'admin-ui', 'dist', '.sources');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const shown = progress('构建控制台', 'Building the console');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, lines } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'admin-ui'),
    env: { ...process.env, NODE_ENV: 'production' },
  });
  shown.end(code === 0);
  if (code !== 0)
    throw new SetupError(`控制台构建失败。\nThe console could not be built.\n\n${lines.slice(-30).join('\n')}`);
  writeFileSync(stamp, now);
}
