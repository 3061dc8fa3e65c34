import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Context } from '@temporalio/activity';
import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Express } from 'express';
import { pino, type Logger } from 'pino';
import { createActivities } from '../../activities/activities';
import { openDispatcher } from '../../activities/messages/dispatcher';
import type { MessageChannel } from '../../activities/ports/message-channel';
import type { Signer } from '../../activities/ports/signer';
import type { ConnectedBank } from '../../activities/ports/bank';
import type { EmbeddedBank } from '../../adapters/bank/embedded-bank';
import { openEmbeddedBank } from '../../adapters/bank/open-bank';
import { openDocumentStore } from '../../adapters/document-store/open-document-store';
import { openExchange } from '../../adapters/exchange/open-exchange';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import { caseParts } from '../../api/cases/parts';
import { createApi } from '../../api/server';
import type { ApiDependencies } from '../../api/http/dependencies';
import { beginSession } from '../../api/session/sessions';
import { virtualTime, type ClockSetting } from '../../domain/clock';
import { readConfiguration, type PayloadKey } from '../../configuration';
import { openDatabase, type Database, type DatabasePlace } from '../../database/database';
import { openPayloadEncryption } from '../../payloads/payload-encryption';
import type { PrintPaper } from '../../pdf/print-paper';
import { withoutPromiseStacks } from '../../scripts/promise-stacks';
import { bundledWorkflows } from '../../scripts/workflow-bundle';
import { copySqlite } from './migrated';
import { printHere } from './print-here';
import { endCases, localEnvironment, timeSkippingEnvironment } from './temporal';
import { makeWorld, people, type PersonName } from './world';

/** A whole platform in one process: test server that skips time, database, worker, API. */
export interface Platform {
  /** Of the API as it runs now. */
  readonly deps: ApiDependencies;
  readonly app: Express;
  readonly database: Database;
  readonly temporal: TestWorkflowEnvironment;
  /** The bank that deposits are paid to. */
  readonly bank: EmbeddedBank & ConnectedBank;
  /** The cookie of a person's session. */
  cookie(person: PersonName): string;
  /** Reads the test server's time into the platform's clock. */
  refreshClock(): Promise<void>;
  /** Lets time pass, a platform's day in no time. */
  pass(duration: string | number): Promise<void>;
  /** Does something whose requests arrive at that instant, whatever time it is for the cases. */
  arriving<T>(instant: string, work: () => Promise<T>): Promise<T>;
  /** Stops and starts API and worker with other keys of the payloads; what is open goes on. */
  restart(payloadKeys: readonly PayloadKey[]): Promise<void>;
  /** Delivers the messages that are due; answers how many were tried. */
  deliver(): Promise<number>;
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly payloadKeys?: readonly PayloadKey[];
  /** Workers keep no case in memory: every task replays its history, and another worker can go on at once. */
  readonly forgetful?: boolean;
  /** Runs on the development server instead, in real time: it can forget a workflow. */
  readonly inRealTime?: boolean;
  readonly place?: DatabasePlace;
  readonly continueOften?: boolean;
  /** Prints papers; in this process unless told. */
  readonly print?: PrintPaper;
  /** What time it is when the platform starts; the calendar of that year is published whenever the tests run. */
  readonly startsAt?: string;
  /** How long a deadline waits for acts that were received in time. */
  readonly graceMs?: number;
  /** Ways to reach people outside the console. */
  readonly channels?: (database: Database, now: () => string) => readonly MessageChannel[];
  /** Who signs certificates; a key in a file unless told. */
  readonly signer?: Signer;
  /** Where the API logs to; nowhere unless told. */
  readonly log?: Logger;
  /** Variables of the configuration, such as those of the exchange with another platform. */
  readonly env?: Readonly<Record<string, string>>;
  /** Activities whose worker dies each time when they are done and before it has answered: they are done once more. */
  readonly diesAfter?: readonly (keyof ReturnType<typeof createActivities>)[];
  /** Makes packages for another platform, which lie in a folder of its own. */
  readonly packs?: boolean;
}

/** The same activities; the first answer of those that are named never arrives. */
function dyingAfter<Activities extends object>(
  names: readonly (keyof Activities)[],
  activities: Activities,
): Activities {
  const dying = Object.entries(activities).map(([name, run]: [string, (...given: unknown[]) => Promise<unknown>]) => [
    name,
    async (...given: unknown[]) => {
      const answer = await run(...given);
      const isNamed = names.some((one) => one === name);
      if (isNamed && Context.current().info.attempt === 1) throw new Error('the worker died before it answered');
      return answer;
    },
  ]);
  return Object.fromEntries(dying) as Activities; // each is what it was
}

/** Starts a platform with the people of `world.ts`. Call `close` when done. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'platform-'));
  const file = path.join(folder, 'platform.db');
  if (options.place === undefined) await copySqlite(file);
  const database = await openDatabase(options.place ?? { kind: 'sqlite', file });
  await database.migrate();
  await makeWorld(database);
  const temporal = await (options.inRealTime ? localEnvironment() : timeSkippingEnvironment());
  const { namespace = 'default' } = temporal;
  let realNow = await temporal.currentTimeMs();
  let arrival: string | undefined;
  const setting: ClockSetting = {
    kind: 'virtual',
    realOrigin: realNow,
    virtualOrigin: Date.parse(options.startsAt ?? '2026-03-02T01:00:00.000Z'),
    secondsPerDay: 86_400,
  };
  const clock = { setting, now: () => arrival ?? new Date(virtualTime(setting, realNow)).toISOString() };
  const signer = options.signer ?? keyFileSigner(path.join(folder, 'platform.pem'));
  const documents = await openDocumentStore({ kind: 'folder', folder: path.join(folder, 'documents') });
  const channels = options.channels?.(database, clock.now) ?? [];
  const configuration = readConfiguration({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    ...(options.packs && { PLATFORM_CODE: '530100-kunming', EXCHANGE_URL: pathToFileURL(folder).href }),
    ...options.env,
  });
  const { code, name, ocidPrefix } = configuration.platform;
  const sender = code === undefined || configuration.exchange.kind === 'none' ? undefined : { code, name, ocidPrefix };
  const exchange = await openExchange(configuration, signer, database);
  const bank = openEmbeddedBank({ bank: { kind: 'embedded' }, dataDir: folder }, clock.now);
  if (!bank) throw new Error('The embedded bank is there wherever it is asked for');
  const { print = printHere(configuration.pdfFonts) } = options;
  const start = async (payloadKeys: readonly PayloadKey[]) => {
    const encryption = await openPayloadEncryption(payloadKeys, database, clock.now());
    const workflowBundle = await bundledWorkflows({ failureConverterPath: encryption.worker.failureConverterPath });
    const create = () =>
      Worker.create({
        connection: temporal.nativeConnection,
        namespace,
        taskQueue: 'cases',
        dataConverter: encryption.worker,
        ...(options.forgetful && { maxCachedWorkflows: 0 }),
        workflowBundle,
        activities: dyingAfter(options.diesAfter ?? [], {
          ...createActivities({
            database,
            signer,
            documents,
            largestDocument: configuration.uploadLimitBytes,
            bank,
            print,
            publicUrl: configuration.publicUrl,
            sender,
            channels: channels.map((channel) => channel.name),
            now: clock.now,
          }),
        }),
      });
    const worker = await withoutPromiseStacks(create);
    const running = worker.run();
    const deps: ApiDependencies = {
      configuration: { ...configuration, payloadKeys },
      database,
      clock,
      temporal: encryption.cipher
        ? new Client({ connection: temporal.connection, namespace, dataConverter: encryption.client })
        : temporal.client,
      documents,
      signer,
      exchange,
      bank,
      print,
      log: options.log ?? pino({ level: 'silent' }),
      conduct: { graceMs: options.graceMs ?? 1000, ...(options.continueOften && { continueOften: true }) },
    };
    const stop = async () => {
      worker.shutdown();
      await running;
    };
    return { deps, app: createApi(deps, caseParts), stop };
  };
  let programs = await start(options.payloadKeys ?? []);
  const dispatcher = openDispatcher(
    {
      database,
      publicUrl: programs.deps.configuration.publicUrl,
      times: () => ({ platform: clock.now(), real: new Date().toISOString() }),
    },
    channels,
    (error) => {
      throw error;
    },
  );
  const cookies = new Map<string, string>();
  for (const [name, { login }] of Object.entries(people)) {
    const { token } = await beginSession(database, login, 10_000);
    cookies.set(name, `session=${token}`);
  }
  const refreshClock = async () => {
    realNow = Math.max(realNow + 1, await temporal.currentTimeMs());
  };
  return {
    get deps() {
      return programs.deps;
    },
    get app() {
      return programs.app;
    },
    database,
    temporal,
    bank,
    cookie: (person) => cookies.get(person) ?? '',
    refreshClock,
    async pass(duration) {
      await temporal.sleep(duration);
      await refreshClock();
    },
    async arriving(instant, work) {
      arrival = instant;
      try {
        return await work();
      } finally {
        arrival = undefined;
      }
    },
    async restart(payloadKeys) {
      await programs.stop();
      programs = await start(payloadKeys);
    },
    async deliver() {
      await refreshClock();
      return dispatcher.sweep();
    },
    async close() {
      await dispatcher.stop();
      if (temporal.supportsTimeSkipping) await endCases(temporal);
      await programs.stop();
      await temporal.teardown();
      bank.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
