import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { addSearchAttributes } from '../../scripts/search-attributes';
import { freePort } from './free-port';

let folder: string | undefined;

/** Makes the folder that knows the test servers of the run (TEST_SERVERS); who needs one and finds none free starts it. */
export function makeTestServersFolder(): void {
  folder = mkdtempSync(path.join(tmpdir(), 'test-servers-'));
  process.env['TEST_SERVERS'] = folder;
}

/** Ends the servers of the run. */
export function endTestServers(): void {
  if (folder === undefined) return;
  for (const name of readdirSync(folder)) end(name);
  rmSync(folder, { recursive: true, force: true });
}

/** It keeps every history that it has seen: after so many files another one takes its place. */
const mostFiles = 12;

/** A server is a file there: `free` or `taken`, its port, the number of its process, and how many files have used it. */
const nameOf = (state: 'free' | 'taken', port: number, pid: number, files: number) =>
  `${state}-${port}-${pid}-${files}`;
const numbersIn = (name: string): readonly number[] => name.split('-').slice(1).map(Number);

function end(name: string): void {
  const [, pid] = numbersIn(name);
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

/** A server that skips time, for one test file until it ends or frees it. */
export interface TestServer {
  readonly address: string;
  /** Leaves it to the next file. */
  free(): void;
  end(): void;
}

/**
 * Takes a server that no test file uses, or starts one: a Java program is quicker at everything that it has done for
 * some time. Files keep their cases apart by namespaces.
 */
export async function takeTestServer(program: string): Promise<TestServer> {
  const place = process.env['TEST_SERVERS'];
  if (place === undefined) throw new Error('TEST_SERVERS names the folder that knows the test servers of the run');
  for (const name of readdirSync(place).filter((each) => each.startsWith('free-'))) {
    const [port = 0, pid = 0, files = 0] = numbersIn(name);
    try {
      renameSync(path.join(place, name), path.join(place, nameOf('taken', port, pid, files)));
      return taken(place, port, pid, files);
    } catch {
      // another process was quicker
    }
  }
  return started(program, place);
}

async function started(program: string, place: string): Promise<TestServer> {
  const port = await freePort();
  const server = spawn(program, [String(port)], { stdio: 'ignore' });
  server.unref();
  // its number is missing then
  server.on('error', () => undefined);
  if (server.pid === undefined) throw new Error(`${program} could not be started`);
  writeFileSync(path.join(place, nameOf('taken', port, server.pid, 0)), '');
  const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: '30s' });
  await addSearchAttributes(connection, 'default');
  await connection.close();
  return taken(place, port, server.pid, 0);
}

function taken(place: string, port: number, pid: number, files: number): TestServer {
  const file = path.join(place, nameOf('taken', port, pid, files));
  const endIt = () => {
    end(path.basename(file));
    rmSync(file, { force: true });
  };
  return {
    address: `127.0.0.1:${port}`,
    free() {
      if (files + 1 < mostFiles) renameSync(file, path.join(place, nameOf('free', port, pid, files + 1)));
      else endIt();
    },
    end: endIt,
  };
}
