import path from 'node:path';
import type { Signer } from '../../activities/ports/signer';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import { ConfigurationError, readConfiguration, type Configuration } from '../../configuration';
import { openClock, type StoredClock } from '../../database/clock';
import { openDatabase, type Database } from '../../database/database';

/** What a command about the exchange works with. */
export interface Ground {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly signer: Signer;
  readonly clock: StoredClock;
}

/** The command was called wrongly, or what it was given is wrong. */
export class BadCall extends Error {
  override readonly name = 'BadCall';
}

/** Says a sentence in both languages. */
export const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);

/** Runs a command on this platform's own database; its answer is the exit code, 2 for a wrong call. */
export async function runCommand(work: (ground: Ground, args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    const configuration = readConfiguration(process.env);
    const database = await openDatabase(configuration.database);
    try {
      const clock = await openClock(database, configuration.timeScale);
      const signer = keyFileSigner(path.join(configuration.dataDir, 'keys', 'platform.pem'));
      process.exitCode = await work({ configuration, database, signer, clock }, process.argv.slice(2));
    } finally {
      await database.close();
    }
  } catch (error) {
    const isExpected = error instanceof BadCall || error instanceof ConfigurationError;
    const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`${isExpected || isUsage ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = 2;
  }
}
