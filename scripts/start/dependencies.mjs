import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { root } from './folders.mjs';
import { progress, SetupError } from './terminal.mjs';

/** npm's own note of what it has installed. */
const noted = 'node_modules/.package-lock.json';

/** Refuses a Node.js that is too old for the packages. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。\nNode.js 20.19 or newer is needed; this is ${process.versions.node}.`,
  );
}

const packagesOf = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;

/** Whether what npm noted when it last installed agrees with the lock file. */
function installed() {
  if (!existsSync(path.join(root, noted))) return false;
  const present = packagesOf(noted);
  return Object.entries(packagesOf('package-lock.json'))
    .filter(([place, { link, optional, peer }]) => place.includes('node_modules/') && !link && !optional && !peer)
    .every(([place, { version }]) => present[place]?.version === version);
}

/** Installs the packages when they are missing or others than the lock file says. */
export async function installDependencies() {
  if (installed()) return;
  const shown = progress('安装依赖', 'Installing packages');
  const { code, lines } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=http'], {
    cwd: root,
    onLine: (line) => shown.note(/fetch GET \d+ \S*\/(\S+)/.exec(line)?.[1] ?? ''),
  });
  shown.end(code === 0);
  if (code !== 0) {
    const errors = lines.filter((line) => !line.startsWith('npm http')).slice(-20);
    throw new SetupError(
      `依赖安装失败，请检查网络后重试。\nnpm ci failed; check the network and try again.\n\n${errors.join('\n')}`,
    );
  }
}
