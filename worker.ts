import { NativeConnection, Worker } from '@temporalio/worker';
import { Connection } from '@temporalio/client';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { randomUUID } from 'node:crypto';
import { createActivities } from './activities/activities';
import { exchangeSender } from './activities/exchange-sender';
import { expertSender } from './activities/expert-sender';
import { openDispatcher } from './activities/messages/dispatcher';
import { openEmbeddedBank, openHttpBank } from './adapters/bank/open-bank';
import { openDocumentStore } from './adapters/document-store/open-document-store';
import { StoreUnusable } from './adapters/document-store/store-unusable';
import { openExchange, openExpertExchange } from './adapters/exchange/open-exchange';
import { messageChannels } from './adapters/message-channel/message-channels';
import { keyFileSigner } from './adapters/signature/key-file-signer';
import { taskQueue } from './api/cases/begin-workflow';
import { ConfigurationError, readConfiguration } from './configuration';
import { makeDataFolder } from './configuration/data-folder';
import { openClock } from './database/clock';
import { openDatabase } from './database/database';
import { openPayloadEncryption } from './payloads/payload-encryption';
import { paperPrinter } from './pdf/print-paper';
import { addSearchAttributes } from './scripts/search-attributes';
import { withoutPromiseStacks } from './scripts/promise-stacks';
import { buildIdOf, bundledWorkflows } from './scripts/workflow-bundle';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = pino({ level: configuration.logLevel, name: 'worker' });
  makeDataFolder(configuration.dataDir);
  const database = await openDatabase(configuration.database);
  const clock = await openClock(database, configuration.timeScale);
  const encryption = await openPayloadEncryption(configuration.payloadKeys, database, clock.now());
  const signer = keyFileSigner(path.join(configuration.dataDir, 'keys', 'platform.pem'));
  const { code, name, ocidPrefix } = configuration.platform;
  const exchange = await openExchange(configuration, signer, database);
  const sender = exchange && code !== undefined ? { code, name, ocidPrefix } : undefined;
  const { address, namespace } = configuration.temporal;
  const client = await Connection.connect({ address });
  await addSearchAttributes(client, namespace);
  await client.close();
  const connection = await NativeConnection.connect({ address });
  const channels = messageChannels(configuration, database, () => clock.now());
  const dispatcher = openDispatcher(
    {
      database,
      publicUrl: configuration.publicUrl,
      times: () => ({ platform: clock.now(), real: new Date().toISOString() }),
    },
    channels,
    // only what it says: its parameters may hold an address or a code
    (error) => log.error({ fault: String(error) }, 'a message could not be dealt with; it is tried again'),
  );
  const workflowBundle = await bundledWorkflows({ failureConverterPath: encryption.worker.failureConverterPath });
  const documents = await openDocumentStore(configuration.documents);
  const create = () =>
    Worker.create({
      connection,
      namespace,
      taskQueue,
      dataConverter: encryption.worker,
      workflowBundle,
      // told to operators only: cases are not tied to a version
      workerDeploymentOptions: {
        version: { deploymentName: 'platform', buildId: buildIdOf(workflowBundle) },
        useWorkerVersioning: false,
      },
      activities: createActivities({
        database,
        signer,
        documents,
        bank: openEmbeddedBank(configuration, () => clock.now()) ?? openHttpBank(configuration),
        largestDocument: configuration.uploadLimitBytes,
        print: paperPrinter(configuration.pdfFonts),
        publicUrl: configuration.publicUrl,
        sender,
        channels: channels.map(({ name }) => name),
        now: () => clock.now(),
        onReplaced: (caseId, seqs) =>
          log.warn({ caseId, seqs }, 'events were replaced by the account of Temporal: their worker had died'),
        onUntold: (caseId, cause) =>
          log.error({ caseId, fault: String(cause) }, 'nobody could be told of an event; it is tried again'),
      }),
      shutdownGraceTime: '5 seconds',
      maxConcurrentLocalActivityExecutions: 50,
    });
  const worker = await (configuration.temporal.stacks ? create() : withoutPromiseStacks(create));
  dispatcher.start();
  log.info({ taskQueue, namespace }, 'worker is ready');
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      ending.abort();
      worker.shutdown();
    });
  }
  const sending =
    exchange && sender
      ? exchangeSender({
          database,
          documents,
          signer,
          exchange,
          platform: sender,
          holder: randomUUID(),
          now: () => clock.now(),
          onError: (error) => log.error({ err: error }, 'the exchange with the other platform stopped for a moment'),
        }).run(ending.signal)
      : undefined;
  const experts = openExpertExchange(configuration, signer, database);
  const telling =
    experts && sender
      ? expertSender({
          ...{ database, signer, exchange: experts, platform: sender, sender },
          channels: channels.map((channel) => channel.name),
          now: () => clock.now(),
          onError: (error) => log.error({ err: error }, 'the other platform could not be told of experts'),
        }).run(ending.signal)
      : undefined;
  try {
    await worker.run();
  } finally {
    ending.abort();
    // what is under way is sent again after the next start
    await Promise.race([Promise.all([sending, telling]), sleep(5000, undefined, { ref: false })]);
    await dispatcher.stop();
    await connection.close();
    await database.close();
  }
}

main().catch((error: unknown) => {
  if (error instanceof ConfigurationError || error instanceof StoreUnusable) process.stderr.write(`${error.message}\n`);
  else pino({ name: 'worker' }).fatal(error);
  // what is open already would keep it alive
  process.exit(1);
});
