import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { root } from './folders.mjs';
import { openLog } from './log-file.mjs';
import { green, say, yellow } from './terminal.mjs';

const marker = (dataDir) => path.join(dataDir, 'demo-built');

/** Whether the demo world is still to be built: seeded, in its own time, and not finished by an earlier start. */
export const lacksDemoWorld = ({ environment, seed, timeScale, dataDir }) =>
  environment !== 'test' && seed === 'demo' && timeScale === undefined && !existsSync(marker(dataDir));

/** How long the platform's clock still runs ahead, which is as long as the demo takes. */
async function minutesLeft(address) {
  const { catchesUpAt } = await (await fetch(address)).json();
  return Math.max(1, Math.ceil((Date.parse(catchesUpAt ?? new Date().toISOString()) - Date.now()) / 60_000));
}

/**
 * Builds the demo world through the API while the platform is in use already. `isEnding` tells whether the platform is being
 * stopped; what was interrupted goes on at the next start.
 */
export async function buildDemoWorld({ host, port, dataDir }, env, isEnding) {
  const local = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const { file, stream } = openLog(dataDir, 'demo');
  const minutes = await minutesLeft(`http://${local}:${port}/api/clock`);
  say(`正在建立演示案件（约 ${minutes} 分钟），已可登录使用……`, `Building the demo cases (about ${minutes} min) …`);
  const { code } = await run(
    process.execPath,
    ['scripts/run.mjs', 'scripts/demo.ts', '--url', `http://${local}:${port}`],
    {
      cwd: root,
      env,
      onLine: (line) => {
        stream.write(`${line}\n`);
        if (line.startsWith('DEMO ')) console.log(line.slice('DEMO '.length));
      },
    },
  );
  stream.end();
  if (isEnding()) return;
  if (code === 0) {
    writeFileSync(marker(dataDir), `${new Date().toISOString()}\n`);
    say(green('演示案件已就绪'), 'The demo cases are ready');
  } else {
    say(
      yellow(`演示案件未全部建成，下次启动继续；日志：${file}`),
      `Not all demo cases were built; the next start goes on`,
    );
  }
}
