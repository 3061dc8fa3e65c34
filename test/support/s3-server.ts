import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';

let server: ChildProcess | undefined;
let folder: string | undefined;

/**
 * Starts a private S3 server from S3_SERVER_PATH over a folder of its own, for this run only, and names it in
 * S3_TEST_URL (`s3://KEY:SECRET@127.0.0.1:PORT`) and its folder of buckets in S3_TEST_FOLDER. Does nothing when there
 * is no such program. Throws with the server's log when it does not come up within 30 seconds.
 */
export async function startS3Server(): Promise<void> {
  const binary = process.env['S3_SERVER_PATH'];
  if (binary === undefined) return;
  folder = mkdtempSync(path.join(tmpdir(), 's3-test-'));
  const buckets = path.join(folder, 'buckets');
  const metadata = path.join(folder, 'metadata');
  for (const each of [buckets, metadata]) mkdirSync(each);
  const port = await freePort();
  const secret = randomBytes(16).toString('hex');
  const log = path.join(folder, 's3.log');
  const out = openSync(log, 'a');
  const address = `127.0.0.1:${port}`;
  server = spawn(
    binary,
    ['--port', address, '--quiet', '--health', '/health', 'posix', '--sidecar', metadata, buckets],
    {
      stdio: ['ignore', out, out],
      env: { PATH: process.env['PATH'], ROOT_ACCESS_KEY: 'platform', ROOT_SECRET_KEY: secret },
    },
  );
  process.once('exit', () => server?.kill('SIGKILL'));
  await answering(`http://${address}/health`, log);
  process.env['S3_TEST_URL'] = `s3://platform:${secret}@${address}`;
  process.env['S3_TEST_FOLDER'] = buckets;
}

/** Ends the private S3 server and removes its folder. */
export async function stopS3Server(): Promise<void> {
  const running = server;
  server = undefined;
  if (running !== undefined && running.exitCode === null) {
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

async function answering(url: string, log: string): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    if (server?.exitCode !== null) break;
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(50);
  }
  throw new Error(`The private S3 server did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
}
