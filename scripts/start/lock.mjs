import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Other accounts of this machine may not look into the folder: sealed bids lie in it. */
function keepPrivate(dataDir) {
  try {
    chmodSync(dataDir, 0o700);
  } catch (error) {
    // the folder of somebody else, who decides about it
    if (error.code !== 'EPERM') throw error;
  }
}

/**
 * Takes the data folder for this start. A second start on the same folder is refused; the lock of a start that was
 * killed is taken over, and what it left running is ended.
 */
export async function lockDataFolder(dataDir, address) {
  mkdirSync(dataDir, { recursive: true });
  keepPrivate(dataDir);
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
      write('w');
    },
    release: () => rmSync(file, { force: true }),
  };
}
