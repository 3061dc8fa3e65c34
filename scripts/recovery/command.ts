import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { ConfigurationError, readConfiguration, type Configuration } from '../../configuration';
import { openClock } from '../../database/clock';
import { openDatabase, type Database } from '../../database/database';
import { openPayloadEncryption } from '../../payloads/payload-encryption';
import { CannotBackUp } from '../../recovery/backup';

/** What a command about cases works with. */
export interface Ground {
  readonly database: Database;
  readonly temporal: Client;
  readonly dataConverter: DataConverter;
  readonly now: () => string;
}

/** Says a sentence in both languages. */
export const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);

/** Runs a command; its answer is the exit code. What is wrong with the environment or the call is said, with code 2. */
export async function runCommand(work: (configuration: Configuration) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work(readConfiguration(process.env));
  } catch (error) {
    const isExpected = error instanceof CannotBackUp || error instanceof ConfigurationError;
    process.stderr.write(`${isExpected ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = 2;
  }
}

/** Opens database and Temporal for a command, and closes them after it. */
export async function onGround(
  configuration: Configuration,
  work: (ground: Ground) => Promise<number>,
): Promise<number> {
  // replays tell of every worker that starts; people want the verdicts
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const { temporal } = configuration;
  const database = await openDatabase(configuration.database);
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const clock = await openClock(database, configuration.timeScale);
    const { client: dataConverter } = await openPayloadEncryption(configuration.payloadKeys, database, clock.now());
    const client = new Client({ connection, namespace: temporal.namespace, dataConverter });
    return await work({ database, temporal: client, dataConverter, now: () => clock.now() });
  } finally {
    await connection.close();
    await database.close();
  }
}
