import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { run, which } from './command.mjs';
import { cache, goFolders } from './folders.mjs';
import { progress } from './terminal.mjs';

const version = 'v1.8.0';
const source = `github.com/versity/versitygw/cmd/versitygw@${version}`;
const home = path.join(cache, `versitygw-${version}`);

async function buildWithGo() {
  const go = which(['go'], ['/usr/local/go/bin']);
  if (go === undefined) return undefined;
  mkdirSync(home, { recursive: true });
  const shown = progress(
    '用 Go 编译 S3 服务器（仅首次，约 2 分钟）',
    'Building an S3 server with Go (once, 2 minutes)',
  );
  const { code, lines } = await run(go, ['install', '-v', source], {
    env: { ...process.env, GOBIN: home, GOFLAGS: '', CGO_ENABLED: '0' },
    onLine: (line) => shown.note(line.replace(/^go: /, '').slice(0, 60)),
  });
  const built = which(['versitygw'], [home]);
  shown.end(code === 0);
  if (code === 0) return built;
  console.error(lines.slice(-12).join('\n'));
  return undefined;
}

/**
 * Finds or obtains an S3 server, the Versity gateway over a folder: PATH, cache, Go's folders, a build with Go; undefined
 * where it cannot be had.
 */
export const obtainS3Server = async () => which(['versitygw'], [home, ...goFolders]) ?? (await buildWithGo());
