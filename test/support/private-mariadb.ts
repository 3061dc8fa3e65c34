import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePort } from './free-port';

/** A MariaDB server with a data folder and a port of its own. */
export interface PrivateMariadb {
  /** `mysql://root@127.0.0.1:PORT`, without a database. */
  readonly url: string;
  /** Starts it again after `kill`. @throws Error with its log when it does not come up within 60 seconds */
  start(): Promise<void>;
  /** Ends it at once, as a failing machine would. */
  kill(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/**
 * Starts MariaDB from that program. `flush` is InnoDB's innodb_flush_log_at_trx_commit: 1 keeps what was committed even
 * when the server is killed, 0 is quicker and enough for tests that do not kill it. `others` are further options of it.
 */
export async function startPrivateMariadb(
  binary: string,
  flush: 0 | 1,
  others: readonly string[] = [],
): Promise<PrivateMariadb> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mariadb-test-'));
  const data = path.join(folder, 'data');
  const made = spawnSync(
    installer(binary),
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...asUser()],
    { encoding: 'utf8', env: { ...process.env, TMPDIR: folder } },
  );
  if (made.status !== 0) throw new Error(`MariaDB could not make its data folder: ${made.stderr || made.stdout}`);

  const port = await freePort();
  const url = `mysql://root@127.0.0.1:${port}`;
  const log = path.join(folder, 'mariadb.log');
  let server: ChildProcess | undefined;
  process.once('exit', () => server?.kill('SIGKILL'));

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const running = server;
    server = undefined;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    const timer = setTimeout(() => running.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(timer);
  };

  const answering = async (): Promise<void> => {
    for (const until = Date.now() + 60_000; Date.now() < until;) {
      if (server?.exitCode !== null) break;
      try {
        await (await createConnection(url)).end();
        return;
      } catch {
        await sleep(100);
      }
    }
    throw new Error(`The private MariaDB did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  };

  const start = async (): Promise<void> => {
    const out = openSync(log, 'a');
    const started = spawn(
      binary,
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--socket=${path.join(folder, 'mariadb.sock')}`,
        `--pid-file=${path.join(folder, 'mariadb.pid')}`,
        // two servers that start at once would meet in the machine's own folder
        `--tmpdir=${folder}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--skip-log-bin',
        `--innodb-flush-log-at-trx-commit=${flush}`,
        ...(flush === 0 ? ['--innodb-flush-method=nosync'] : []),
        '--character-set-server=utf8mb4',
        ...others,
        ...asUser(),
      ],
      { stdio: ['ignore', out, out] },
    );
    server = started;
    started.once('exit', () => {
      if (server === started) riseAgain();
    });
    await answering();
  };

  /** A server that crashed fails the tests that were using it, and no others; its log says where. */
  const riseAgain = (): void => {
    server = undefined;
    process.stderr.write(`The private MariaDB ended by itself:\n${readFileSync(log, 'utf8').slice(-6000)}\n`);
    start().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  };

  await start();
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    async close() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `mariadb-install-db` lies in /usr/bin while the server often lies in /usr/sbin. */
function installer(binary: string): string {
  const beside = path.join(path.dirname(binary), 'mariadb-install-db');
  return existsSync(beside) ? beside : 'mariadb-install-db';
}

/** MariaDB refuses to run as root unless told to. */
const asUser = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : []);
