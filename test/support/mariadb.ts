import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePort } from './free-port';

let server: ChildProcess | undefined;
let folder: string | undefined;

/**
 * Starts a private MariaDB from MARIADBD_PATH, with a data folder and a port of its own, for this run only, and
 * names it in MARIADB_URL (`mysql://root@127.0.0.1:PORT`). Does nothing when there is no MariaDB or a URL is given.
 * Throws with the server's log when it does not come up within 60 seconds.
 */
export async function startMariadb(): Promise<void> {
  const binary = process.env['MARIADBD_PATH'];
  if (binary === undefined || process.env['MARIADB_URL'] !== undefined) return;
  folder = mkdtempSync(path.join(tmpdir(), 'mariadb-test-'));
  const data = path.join(folder, 'data');
  const install = spawnSync(
    installer(binary),
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      asUser(),
    ].filter(Boolean),
    { encoding: 'utf8' },
  );
  if (install.status !== 0)
    throw new Error(`MariaDB could not make its data folder: ${install.stderr || install.stdout}`);

  const port = await freePort();
  const log = path.join(folder, 'mariadb.log');
  const out = openSync(log, 'a');
  server = spawn(
    binary,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${path.join(folder, 'mariadb.sock')}`,
      `--pid-file=${path.join(folder, 'mariadb.pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=0',
      '--character-set-server=utf8mb4',
      asUser(),
    ].filter(Boolean),
    { stdio: ['ignore', out, out] },
  );
  process.once('exit', () => server?.kill('SIGKILL'));
  const url = `mysql://root@127.0.0.1:${port}`;
  await answering(url, log);
  process.env['MARIADB_URL'] = url;
}

/** Ends the private MariaDB and removes its folder. */
export async function stopMariadb(): Promise<void> {
  const running = server;
  server = undefined;
  if (running !== undefined && running.exitCode === null) {
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    const timer = setTimeout(() => running.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(timer);
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** `mariadb-install-db` lies in /usr/bin while the server often lies in /usr/sbin. */
function installer(binary: string): string {
  const beside = path.join(path.dirname(binary), 'mariadb-install-db');
  return existsSync(beside) ? beside : 'mariadb-install-db';
}

/** MariaDB refuses to run as root unless told to. */
const asUser = () => (process.getuid?.() === 0 ? '--user=root' : '');

async function answering(url: string, log: string): Promise<void> {
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
}
