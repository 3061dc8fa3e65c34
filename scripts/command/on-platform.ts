import path from 'node:path';
import type { Signer } from '../../activities/ports/signer';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import type { Configuration } from '../../configuration';
import { makeDataFolder } from '../../configuration/data-folder';
import { openClock, type StoredClock } from '../../database/clock';
import { openDatabase, type Database } from '../../database/database';

/** What a command about the exchange works with. */
export interface PlatformGround {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly signer: Signer;
  readonly clock: StoredClock;
}

/** Opens the database and the key of this platform for a command, and closes them after it. */
export async function onPlatform(
  configuration: Configuration,
  work: (ground: PlatformGround) => Promise<number>,
): Promise<number> {
  makeDataFolder(configuration.dataDir);
  const database = await openDatabase(configuration.database);
  try {
    const clock = await openClock(database, configuration.timeScale);
    const signer = keyFileSigner(path.join(configuration.dataDir, 'keys', 'platform.pem'));
    return await work({ configuration, database, signer, clock });
  } finally {
    await database.close();
  }
}
