import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { executable, run, which } from './command.mjs';
import { cache, goFolders } from './folders.mjs';
import { downloadBySdk } from './sdk-download.mjs';
import { progress, SetupError } from './terminal.mjs';

/** The newest version that Go can install by name: later ones have a `replace` line. */
const source = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

/** The Temporal program that is already on this machine, if any. */
export const findTemporal = () => which(['temporal'], [cache, ...goFolders]);

async function buildWithGo() {
  const go = which(['go'], ['/usr/local/go/bin']);
  if (go === undefined) return undefined;
  mkdirSync(cache, { recursive: true });
  const shown = progress('用 Go 编译 Temporal（仅首次，约 5–9 分钟）', 'Building Temporal with Go (once, 5–9 minutes)');
  const { code, lines } = await run(go, ['install', '-v', source], {
    env: { ...process.env, GOBIN: cache, GOFLAGS: '' },
    onLine: (line) => shown.note(line.replace(/^go: /, '').slice(0, 60)),
  });
  const built = path.join(cache, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
  shown.end(code === 0 && executable(built));
  if (code === 0 && executable(built)) return built;
  throw new SetupError(
    `Temporal 编译失败；再次启动会从中断处继续。\nTemporal could not be built; another start goes on where it stopped.\n\n${lines
      .slice(-12)
      .join('\n')}`,
  );
}

/** Finds the Temporal program or obtains it: PATH, cache, Go's folders, the SDK's download, a build with Go. */
export async function obtainTemporal() {
  const program =
    findTemporal() ??
    (await downloadBySdk('server', 'temporal', '下载 Temporal', 'Downloading Temporal')) ??
    (await buildWithGo());
  if (program !== undefined) return program;
  throw new SetupError(
    [
      '找不到 Temporal，也无法下载，且没有 Go 可用于编译。请任选其一：',
      'There is no Temporal, it cannot be downloaded, and there is no Go to build it with. Do one of these:',
      '  · 安装 Go 1.24 或更高版本后重试 · install Go 1.24 or newer and try again',
      '  · 将 temporal 程序放入 PATH · put the temporal program on the PATH',
      '  · 设 TEMPORAL_ADDRESS=主机:端口 · set TEMPORAL_ADDRESS=host:port to a server of yours',
    ].join('\n'),
  );
}
