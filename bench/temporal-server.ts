import { Connection } from '@temporalio/client';
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/free-port';
import { Unmeasurable, type Say } from './bench';
import { startProgram, type Program } from './program';

const version = 'v1.29.1';
const missing = [
  'The full Temporal server and PostgreSQL are needed.',
  `  go install go.temporal.io/server/cmd/server@${version} go.temporal.io/server/cmd/tools/sql@${version}`,
  '  apt-get install postgresql',
  'TEMPORAL_SERVER_BIN (folder of "server" and "sql", else that of go install) and POSTGRES_BIN (folder of "initdb")',
  'say where they are.',
].join('\n');

/** A server with all its services, on a PostgreSQL of its own. */
export interface FullServer {
  readonly address: string;
  readonly pid: number;
  /** Of PostgreSQL; what its connections use is counted with it when they end. */
  readonly databasePid: number;
  stop(): Promise<void>;
}

interface Programs {
  readonly server: string;
  readonly sql: string;
  readonly postgres: (name: string) => string;
}

/** @throws Unmeasurable with what has to be installed */
function findPrograms(): Programs {
  const temporal =
    process.env['TEMPORAL_SERVER_BIN'] ??
    process.env['GOBIN'] ??
    path.join(process.env['GOPATH'] ?? path.join(homedir(), 'go'), 'bin');
  const versions = ['17', '16', '15', '14', '13'].map((number) => `/usr/lib/postgresql/${number}/bin`);
  const postgres = process.env['POSTGRES_BIN'] ?? versions.find((folder) => existsSync(path.join(folder, 'initdb')));
  const [server, sql] = [path.join(temporal, 'server'), path.join(temporal, 'sql')];
  if (postgres === undefined || !existsSync(server) || !existsSync(sql)) throw new Unmeasurable(missing);
  return { server, sql, postgres: (name) => path.join(postgres, name) };
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, uid?: number): void {
  const { status, stderr, stdout, error } = spawnSync(command, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    ...(uid !== undefined && { uid }),
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr || stdout}`);
}

/** PostgreSQL does not run as root: then as the user that its package has made. */
function databaseUser(): number | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const uid = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout);
  if (!Number.isInteger(uid) || uid === 0) throw new Unmeasurable('There is no user "postgres" to run PostgreSQL as.');
  return uid;
}

async function startPostgres({ postgres }: Programs, folder: string) {
  const uid = databaseUser();
  const data = path.join(folder, 'postgres');
  mkdirSync(data);
  if (uid !== undefined) {
    chownSync(folder, uid, -1);
    chownSync(data, uid, -1);
  }
  run(postgres('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {}, uid);
  const port = await freePort();
  const program = await startProgram(
    postgres('postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'max_connections=200'],
    { env: process.env, ready: 'ready to accept connections', uid },
  );
  return { program, port };
}

/** Its tables on PostgreSQL hold the port of each service in two bytes with a sign. */
const highestPort = 32_767;

/** Free ports that the server can write down. */
async function lowPorts(count: number): Promise<number[]> {
  const found: number[] = [];
  for (let port = highestPort; found.length < count && port > 1024; port -= 1) {
    if (await isFree(port)) found.push(port);
  }
  return found;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** How the server is set up: every service in one process, four shards, nothing archived. */
function configurationOf(port: number, ports: readonly number[], databasePort: number): string {
  const [grpc = 0, ...others] = ports;
  const store = (databaseName: string) => ({
    sql: {
      ...{ pluginName: 'postgres12', databaseName, connectAddr: `127.0.0.1:${databasePort}`, connectProtocol: 'tcp' },
      ...{ user: 'postgres', password: '', maxConns: 20, maxIdleConns: 20, maxConnLifetime: '1h' },
    },
  });
  const service = (grpcPort: number, membershipPort: number) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true },
  });
  const port0 = (index: number): number => others[index] ?? 0;
  // JSON is YAML
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { default: store('temporal'), visibility: store('temporal_visibility') },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(grpc, port0(0)),
      matching: service(port0(1), port0(2)),
      history: service(port0(3), port0(4)),
      worker: service(port0(5), port0(6)),
    },
    clusterMetadata: {
      ...{ enableGlobalNamespace: false, failoverVersionIncrement: 10 },
      ...{ masterClusterName: 'active', currentClusterName: 'active' },
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `127.0.0.1:${port}` },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    publicClient: { hostPort: `127.0.0.1:${port}` },
  });
}

/** Waits until the server answers, and makes the namespace of the platform. @throws Error when it ends or stays silent */
async function registerNamespace(address: string, server: Program): Promise<void> {
  for (const until = Date.now() + 120_000; ; await sleep(500)) {
    const lastWords = server.lastWords();
    if (lastWords !== undefined) throw new Error(`The Temporal server ended: ${lastWords}`);
    try {
      const connection = await Connection.connect({ address, connectTimeout: 2000 });
      try {
        const { workflowService } = connection;
        const namespace = 'default';
        await workflowService
          .registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: 86_400 as never } })
          .catch((error: unknown) => {
            if (!String(error).includes('ALREADY_EXISTS')) throw error;
          });
        await workflowService.listWorkflowExecutions({ namespace, pageSize: 1 });
        return;
      } finally {
        await connection.close();
      }
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** Starts the full server of Temporal on PostgreSQL. @throws Unmeasurable where something is not installed */
export async function startFullServer(say: Say): Promise<FullServer> {
  const programs = findPrograms();
  const folder = mkdtempSync(path.join(tmpdir(), 'temporal-full-'));
  say('PostgreSQL and the tables of Temporal');
  const postgres = await startPostgres(programs, folder);
  const toDatabase = {
    ...{ SQL_PLUGIN: 'postgres12', SQL_HOST: '127.0.0.1', SQL_PORT: String(postgres.port) },
    ...{ SQL_USER: 'postgres', SQL_PASSWORD: '' },
  };
  for (const [name, schema] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const) {
    run(programs.postgres('createdb'), ['-h', '127.0.0.1', '-p', String(postgres.port), '-U', 'postgres', name]);
    run(programs.sql, ['--db', name, 'setup-schema', '-v', '0.0'], toDatabase);
    run(programs.sql, ['--db', name, 'update-schema', '--schema-name', `postgresql/v12/${schema}`], toDatabase);
  }
  const ports = await lowPorts(8);
  const [port = 0] = ports;
  mkdirSync(path.join(folder, 'config'));
  writeFileSync(path.join(folder, 'config', 'bench.yaml'), configurationOf(port, ports, postgres.port));
  say('the Temporal server');
  const server = await startProgram(
    programs.server,
    ['--root', folder, '--config', 'config', '--env', 'bench', '--allow-no-auth', 'start'],
    { env: process.env },
  );
  const address = `127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await server.stop();
    await postgres.program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await registerNamespace(address, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, pid: server.pid, databasePid: postgres.program.pid, stop };
}
