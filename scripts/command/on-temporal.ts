import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Configuration } from '../../configuration';
import { makeDataFolder } from '../../configuration/data-folder';
import { openClock } from '../../database/clock';
import { openDatabase, type Database } from '../../database/database';
import { openPayloadEncryption } from '../../payloads/payload-encryption';
import { connectTemporal } from './temporal-connection';

/** What a command about running cases works with. */
export interface TemporalGround {
  readonly database: Database;
  readonly temporal: Client;
  readonly dataConverter: DataConverter;
  readonly now: () => string;
}

/** Opens database and Temporal for a command, and closes them after it. */
export async function onTemporal(
  configuration: Configuration,
  work: (ground: TemporalGround) => Promise<number>,
): Promise<number> {
  // replays tell of every worker that starts; people want the verdicts
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const { temporal } = configuration;
  makeDataFolder(configuration.dataDir);
  const database = await openDatabase(configuration.database);
  try {
    const connection = await connectTemporal(temporal.address);
    try {
      const clock = await openClock(database, configuration.timeScale);
      const { client: dataConverter } = await openPayloadEncryption(configuration.payloadKeys, database, clock.now());
      const client = new Client({ connection, namespace: temporal.namespace, dataConverter });
      return await work({ database, temporal: client, dataConverter, now: () => clock.now() });
    } finally {
      await connection.close();
    }
  } finally {
    await database.close();
  }
}
