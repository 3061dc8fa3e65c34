import { spawn } from 'node:child_process';
import { openLog } from './log-file.mjs';
import { bold, faint, red, say, yellow } from './terminal.mjs';

const longestWait = 30_000;
const steadyAfter = 60_000;
const patience = 10_000;

/** What of a log line people at the terminal should see: errors, in one line, without stacks. */
function errorIn(line) {
  if (line.startsWith('{')) {
    try {
      const { level, msg, err } = JSON.parse(line);
      if (level !== 'error' && level !== 'fatal' && !(level >= 50)) return undefined;
      return [msg, err?.message].filter(Boolean).join(': ');
    } catch {
      return undefined;
    }
  }
  return /^(\w*Error|FATAL|\S*panic)\b.*:/.test(line) ? line : undefined;
}

/**
 * Keeps one program running: writes what it says to its log, shows its errors, starts it again with growing waits when
 * it ends by itself, and ends it on `stop`. It has a process group of its own, so that Ctrl-C reaches this script only
 * and the programs end in order.
 *
 * `name` is for people and the log, `word` for the lock; `onStart` hears each pid; `echo: false` keeps errors in the log.
 */
export function keepRunning({ name, word, command, args, cwd, env, dataDir, echo = true, onStart }) {
  const { file, stream } = openLog(dataDir, name);
  const recent = [];
  let child;
  let stopping = false;
  let wait = 1000;
  let timer;
  let starts = 0;
  let lastShown = '';

  const hear = (line) => {
    stream.write(`${line}\n`);
    recent.push(line);
    if (recent.length > 40) recent.shift();
    if (!echo || stopping) return;
    const error = errorIn(line);
    if (error === undefined || error === lastShown) return;
    lastShown = error;
    console.error(`${red(bold(name))} ${error} ${faint(file)}`);
  };

  const listen = (readable) => {
    let rest = '';
    readable.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
  };

  const start = () => {
    const since = Date.now();
    starts++;
    child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) onStart?.(child.pid, word);
    listen(child.stdout);
    listen(child.stderr);
    child.once('error', (error) => hear(`Error: ${error.message}`));
    child.once('close', (code, signal) => {
      if (stopping) return;
      if (Date.now() - since > steadyAfter) wait = 1000;
      const why = signal ?? `code ${code}`;
      say(
        yellow(`${name} 意外结束（${why}），${wait / 1000} 秒后重启`),
        `${name} ended unexpectedly (${why}); starting it again in ${wait / 1000} s`,
      );
      timer = setTimeout(start, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  };

  start();
  return {
    name,
    file,
    starts: () => starts,
    recent: () => recent,
    /** Ends the program: SIGTERM, and SIGKILL when it has not ended after ten seconds. */
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const last = setTimeout(() => {
          say(`${name} 未响应，强制结束`, `${name} does not answer; killing it`);
          child.kill('SIGKILL');
        }, patience);
        await gone;
        clearTimeout(last);
      }
      await new Promise((resolve) => stream.end(resolve));
    },
    /** Ends the program at once. */
    kill() {
      stopping = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
    },
  };
}
