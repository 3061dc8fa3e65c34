import { Client } from '@temporalio/client';
import path from 'node:path';
import { pino, type Logger } from 'pino';
import type { ConnectedBank } from './activities/ports/bank';
import type { EmbeddedBank } from './adapters/bank/embedded-bank';
import { openEmbeddedBank, openHttpBank } from './adapters/bank/open-bank';
import { reportToPlatform } from './adapters/bank/report-to-platform';
import { openDocumentStore } from './adapters/document-store/open-document-store';
import { StoreUnusable } from './adapters/document-store/store-unusable';
import { openExchange } from './adapters/exchange/open-exchange';
import { keyFileSigner } from './adapters/signature/key-file-signer';
import { caseParts } from './api/cases/parts';
import { clockWatch, keepComparing } from './api/clock/clock-watch';
import { temporalNow } from './api/clock/temporal-now';
import { keepReturningUnseen } from './api/deposits/return-unseen';
import { keepWatching } from './api/health/watch';
import { httpServer } from './api/http/http-server';
import { temporalConnection } from './api/http/temporal-connection';
import { keepSweeping } from './api/outbox/sweep';
import { createApi } from './api/server';
import { keepPruning } from './api/upkeep/prune';
import { repeat, type Repeated } from './api/upkeep/repeat';
import { ConfigurationError, readConfiguration, type Configuration } from './configuration';
import { makeDataFolder } from './configuration/data-folder';
import { announceCalendar, currentCalendar } from './database/calendar';
import { openClock } from './database/clock';
import { openDatabase } from './database/database';
import { printLine } from './pdf/print-line';
import { threadPrinter } from './pdf/print-paper';
import { openPayloadEncryption } from './payloads/payload-encryption';

/** How long requests that are under way may take when the server is told to stop. */
const graceMs = 5000;

/** How often the embedded bank reports, in real milliseconds. */
const reportsEveryMs = 1000;

/** Lets the embedded bank report as any other does: over HTTP, signed. */
function keepReporting(
  bank: EmbeddedBank & ConnectedBank,
  { host, port }: Pick<Configuration, 'host' | 'port'>,
  log: Logger,
): Repeated {
  const here = host === '0.0.0.0' ? '127.0.0.1' : host;
  const report = reportToPlatform(`http://${here}:${port}`, bank.reportKey);
  const work = async () => {
    await bank.reportAll(report);
    return reportsEveryMs;
  };
  return repeat(work, reportsEveryMs * 5, (error) =>
    log.warn({ fault: String(error) }, 'the embedded bank could not report; it does so again'),
  );
}

/** Documents that people compose or look at: one that takes long leaves room for the others. */
const printedForPeople = { atOnce: 2, mostWaiting: 12, waitMs: 30_000 } as const;

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const { temporal, dataDir, host, port, logLevel } = configuration;
  const log = pino({ level: logLevel, name: 'server' });
  makeDataFolder(dataDir);
  const database = await openDatabase(configuration.database);
  const clock = await openClock(database, configuration.timeScale);
  const encryption = await openPayloadEncryption(configuration.payloadKeys, database, clock.now());
  const connection = temporalConnection(temporal.address);
  const signer = keyFileSigner(path.join(dataDir, 'keys', 'platform.pem'));
  const client = new Client({ connection, namespace: temporal.namespace, dataConverter: encryption.client });
  const watch = clockWatch({
    wall: () => Date.now(),
    steady: () => performance.now(),
    reference: () => temporalNow(client),
  });
  const embedded = openEmbeddedBank(configuration, () => clock.now());
  const deps = {
    configuration,
    database,
    clock,
    clockWatch: watch,
    temporal: client,
    documents: await openDocumentStore(configuration.documents),
    signer,
    exchange: await openExchange(configuration, signer, database),
    bank: embedded ?? openHttpBank(configuration),
    print: printLine(threadPrinter(configuration.pdfFonts), printedForPeople),
    cipher: encryption.cipher,
    log,
  };
  const app = createApi(deps, caseParts);
  const server = httpServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  log.info({ host, port }, 'server is ready');
  // this version of the platform may bring another official year
  await database.write(async (tx) => announceCalendar(tx, await currentCalendar(tx)));
  const sweeping = keepSweeping(deps);
  const pruning = keepPruning(deps);
  const watching = keepWatching(deps);
  const returning = keepReturningUnseen(deps);
  const reporting = embedded && keepReporting(embedded, configuration, log);
  const comparing = keepComparing(watch, (isRight, err) => {
    if (isRight) log.info('the clock agrees with that of Temporal');
    else log.error({ err }, 'the clock was stepped or disagrees with that of Temporal: nothing is received by it');
  });

  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    // event streams never end by themselves
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
    server.closeIdleConnections();
    await Promise.all([reporting?.stop(), returning.stop()]);
    await Promise.all([closed, sweeping.stop(), pruning.stop(), watching.stop(), comparing.stop()]);
    embedded?.close();
    await connection.close();
    await database.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  if (error instanceof ConfigurationError || error instanceof StoreUnusable) process.stderr.write(`${error.message}\n`);
  else pino({ name: 'server' }).fatal(error);
  // what is open already would keep it alive
  process.exit(1);
});
