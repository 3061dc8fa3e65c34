import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { searchAttributes } from '../../domain/search-attributes';
import { freePort } from './free-port';

const root = path.join(__dirname, '..', '..');

/** The programs that a platform consists of. */
export type Program = 'temporal' | 'worker' | 'server';

const order = ['temporal', 'worker', 'server'] as const satisfies readonly Program[];

/** A platform as it runs in earnest: its programs are processes of their own, which can be killed one by one. */
export interface Processes {
  readonly url: string;
  readonly temporalAddress: string;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** The process id of a program. @throws Error when it does not run */
  pid(program: Program): number;
  /** Whether a program that was started has not ended. */
  isRunning(program: Program): boolean;
  /** Starts a program and waits until it answers. */
  start(program: Program): Promise<void>;
  /** Ends a program at once, as a failing machine would. */
  kill(program: Program): Promise<void>;
  /** Runs one of the platform's own commands to its end. @throws Error with what it said when it fails */
  run(script: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Waits until every part answers. */
  ready(): Promise<void>;
  /** Ends everything and removes the data folder. */
  close(): Promise<void>;
}

/** A Temporal server that is there already, and stays when the platform ends. */
export interface ForeignTemporal {
  readonly address: string;
  readonly pid: number;
}

export interface ProcessesOptions {
  /** Instead of a development server of its own. */
  readonly temporal?: ForeignTemporal;
  /** Settings beside those of the ports and the data folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** The data folder to go on with; one of its own, removed at the end, unless given. */
  readonly dataDir?: string;
}

/**
 * Starts Temporal's development server (TEMPORAL_CLI_PATH), a worker and the API on free ports, with the demo accounts
 * and no demo cases.
 */
export async function startProcesses(options: ProcessesOptions = {}): Promise<Processes> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'processes-'));
  const [port, temporalPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const foreign = options.temporal;
  const temporalAddress = foreign?.address ?? `127.0.0.1:${temporalPort}`;
  const temporal = process.env['TEMPORAL_CLI_PATH'] ?? 'temporal';
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'test',
    TZ: 'Asia/Shanghai',
    LOG_LEVEL: 'warn',
    SEED: 'demo',
    TIME_SCALE: '86400',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    TEMPORAL_ADDRESS: temporalAddress,
    ...options.env,
  };
  const commands: Readonly<Record<Program, readonly [string, readonly string[]]>> = {
    temporal: [
      temporal,
      [
        ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--log-level', 'error'],
        ...['--port', String(temporalPort), '--db-filename', path.join(dataDir, 'temporal.db')],
        // as `scripts/start/temporal-server.mjs` says
        ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=2'],
        ...Object.values(searchAttributes).flatMap(({ name, type }) => [
          '--search-attribute',
          `${name}=${type === 'BOOL' ? 'Bool' : 'Keyword'}`,
        ]),
      ],
    ],
    worker: [process.execPath, ['scripts/run.mjs', 'worker.ts']],
    server: [process.execPath, ['scripts/run.mjs', 'server.ts']],
  };
  const children = new Map<Program, ChildProcess>();
  const logs = mkdtempSync(path.join(tmpdir(), 'processes-logs-'));
  const logOf = (program: Program): string => path.join(logs, `${program}.log`);

  const answers = async (program: Program): Promise<boolean> => {
    if (program === 'temporal') return canConnect(temporalPort);
    if (program === 'server')
      return fetch(`${url}/healthz`).then(
        () => true,
        () => false,
      );
    return readFileSync(logOf('worker'), 'utf8').includes('worker is ready');
  };

  const platform: Processes = {
    url,
    temporalAddress,
    dataDir,
    env,
    pid(program) {
      const pid = program === 'temporal' && foreign ? foreign.pid : children.get(program)?.pid;
      if (pid === undefined) throw new Error(`${program} does not run`);
      return pid;
    },
    isRunning(program) {
      const child = children.get(program);
      return child !== undefined && child.exitCode === null && child.signalCode === null;
    },
    async start(program) {
      const [command, args] = commands[program];
      const log = createWriteStream(logOf(program));
      await new Promise((resolve) => log.once('open', resolve));
      const noisy = program === 'worker' ? { LOG_LEVEL: 'info' } : {};
      const child = spawn(command, args, { cwd: root, env: { ...env, ...noisy }, stdio: ['ignore', log, log] });
      children.set(program, child);
      for (const until = Date.now() + 60_000; !(await answers(program)); await sleep(50)) {
        if (child.exitCode !== null || Date.now() > until)
          throw new Error(`${program} did not start: ${readFileSync(logOf(program), 'utf8').slice(-2000)}`);
      }
    },
    async kill(program) {
      const child = children.get(program);
      children.delete(program);
      if (child) await ended(child, 'SIGKILL');
    },
    run: (script, args = [], more = {}) =>
      output(process.execPath, ['scripts/run.mjs', script, ...args], { ...env, ...more }),
    async ready() {
      for (const until = Date.now() + 60_000; ; await sleep(100)) {
        const ok = await fetch(`${url}/healthz`).then(
          (answer) => answer.ok,
          () => false,
        );
        if (ok) return;
        if (Date.now() > until) throw new Error('The platform did not become ready');
      }
    },
    async close() {
      for (const program of [...order].reverse()) {
        const child = children.get(program);
        children.delete(program);
        if (child) await ended(child, program === 'temporal' ? 'SIGKILL' : 'SIGTERM');
      }
      rmSync(logs, { recursive: true, force: true });
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
  try {
    if (!foreign) await platform.start('temporal');
    await platform.run('scripts/migrate.ts');
    await platform.start('worker');
    await platform.start('server');
    await platform.ready();
  } catch (error) {
    await platform.close();
    throw error;
  }
  return platform;
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Ends a process; one that does not heed SIGTERM within ten seconds is killed. */
async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const last = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(last);
}

function output(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(said)
        : reject(new Error(`${args.at(-1) ?? command} ended with ${String(code)}: ${said.slice(-3000)}`)),
    );
  });
}
