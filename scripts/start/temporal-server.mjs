import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { run } from './command.mjs';
import { listening } from './ports.mjs';
import { SetupError } from './terminal.mjs';

const searchAttributes = JSON.parse(
  readFileSync(new URL('../../domain/search-attributes.json', import.meta.url), 'utf8'),
);

/** Tells the development server of the attributes by which operators find cases: `Process=Keyword`. */
export const searchAttributeArguments = Object.values(searchAttributes).flatMap(({ name, type }) => [
  '--search-attribute',
  `${name}=${type.charAt(0)}${type.slice(1).toLowerCase()}`,
]);

/** How long Temporal keeps the history of a closed case; it is archived at closing. */
const retention = '2160h';

/** Where Temporal's pages ask for what is encrypted; the session of the platform reaches it from the same host. */
const codecEndpoint = ({ host, port }) => `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/api/codec`;

/**
 * How the embedded server writes its file: a commit is one write at the end of a log, flushed before it counts. SQLite's
 * other way, a journal for each commit that is removed again, is as safe and costs the server some forty per cent more.
 */
const sqlitePragmas = ['journal_mode=wal', 'synchronous=2'].flatMap((pragma) => ['--sqlite-pragma', pragma]);

/** The command line of the embedded Temporal server; its state is one file in the data folder, with its log. */
export function temporalArguments(configuration) {
  const { dataDir, temporal, payloadKeys } = configuration;
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--ui-ip', '127.0.0.1', '--log-level', 'error'],
    ...['--port', String(temporal.port), '--ui-port', String(temporal.uiPort), '--namespace', temporal.namespace],
    ...['--db-filename', path.join(dataDir, 'temporal.db'), ...sqlitePragmas],
    ...(payloadKeys.length > 0 ? ['--ui-codec-endpoint', codecEndpoint(configuration)] : []),
    ...searchAttributeArguments,
  ];
}

/** Waits until the embedded server serves its namespace. */
export async function temporalAnswers(program, { temporal }, child) {
  await listening(temporal.address, 30_000);
  const namespace = ['--namespace', temporal.namespace, '--address', temporal.address];
  for (const until = Date.now() + 30_000; ;) {
    const { code } = await run(program, ['operator', 'namespace', 'update', '--retention', retention, ...namespace]);
    if (code === 0) return;
    if (Date.now() > until || child.starts() > 2) break;
    await sleep(100);
  }
  throw new SetupError(
    `Temporal 未能启动，日志：${child.file}\nTemporal did not start; its log: ${child.file}\n\n${child.recent().join('\n')}`,
  );
}

/** Waits for a Temporal server that somebody else runs. */
export async function foreignTemporalAnswers({ temporal }) {
  if (await listening(temporal.address, 30_000)) return;
  throw new SetupError(
    `TEMPORAL_ADDRESS=${temporal.address} 没有应答。\nNothing answers at TEMPORAL_ADDRESS=${temporal.address}.`,
  );
}
