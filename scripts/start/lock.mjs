import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareDataFolder } from './data-folder.mjs';
import { say, SetupError } from './terminal.mjs';

/** The command line of a running process, or undefined when there is none of that number. */
function commandOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    } catch {
      return '';
    }
  }
}

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Ends what a start that was killed has left running; the recorded command tells ours from a stranger's. */
async function endLeftovers(children) {
  const running = () => children.filter(({ pid, word }) => commandOf(pid)?.includes(word));
  for (const { pid } of running()) process.kill(pid, 'SIGTERM');
  for (const until = Date.now() + 10_000; running().length > 0 && Date.now() < until;) await sleep(100);
  for (const { pid } of running()) process.kill(pid, 'SIGKILL');
}

/**
 * Takes the data folder for this start, and makes it where it is missing. A second start on the same folder is refused; the lock of a start that was
 * killed is taken over, and what it left running is ended.
 * @throws SetupError when the folder cannot be used
 */
export async function lockDataFolder(dataDir, address) {
  prepareDataFolder(dataDir);
  const file = path.join(dataDir, 'running.json');
  const mine = { pid: process.pid, address, since: new Date().toISOString(), children: [] };
  const write = (flag) => writeFileSync(file, JSON.stringify(mine), { flag });
  try {
    write('wx');
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const other = read(file);
    if (other !== undefined && commandOf(other.pid)?.includes('start.mjs')) {
      throw new SetupError(
        [
          `数据目录已由另一进程使用（进程 ${other.pid}，${other.address}）：${dataDir}`,
          `The data folder is in use by another start (process ${other.pid}, ${other.address}): ${dataDir}`,
          '停止它，或为本次启动另设 DATA_DIR、PORT、TEMPORAL_PORT、TEMPORAL_UI_PORT。',
          'Stop it, or set another DATA_DIR, PORT, TEMPORAL_PORT and TEMPORAL_UI_PORT for this start.',
        ].join('\n'),
      );
    }
    say('上次启动未正常结束，正在恢复', 'The last start did not end well; recovering');
    await endLeftovers(other?.children ?? []);
    rmSync(file, { force: true });
    write('wx');
  }
  return {
    /** Remembers a child, so that a later start can end it should this one be killed. `word` stands in its command. */
    note(pid, word) {
      mine.children = [...mine.children.filter((child) => child.word !== word), { pid, word }];
      try {
        write('w');
      } catch (error) {
        say(`无法写入 ${file}（${error.code}）`, `${file} cannot be written (${error.code})`);
      }
    },
    release: () => rmSync(file, { force: true }),
  };
}
