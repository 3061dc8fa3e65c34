import { StoreUnusable } from '../../adapters/document-store/store-unusable';
import { ConfigurationError, readConfiguration, type Configuration } from '../../configuration';
import { CannotBackUp } from '../../recovery/backup';

/** The command was called wrongly, or cannot be begun; the message says why, Chinese first. */
export class BadCall extends Error {
  override readonly name = 'BadCall';
}

const expected = [BadCall, CannotBackUp, ConfigurationError, StoreUnusable] as const;

/** Says a sentence in both languages. */
export const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);

/**
 * Runs a command; its answer is the exit code. What is wrong with the environment or the call is said, with code 2, and
 * how it is called where its arguments cannot be read.
 */
export async function runCommand(work: (configuration: Configuration) => Promise<number>, usage = ''): Promise<void> {
  try {
    process.exitCode = await work(readConfiguration(process.env));
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    const isExpected = isUsage || expected.some((kind) => error instanceof kind);
    const said = error instanceof Error ? (isExpected ? error.message : String(error.stack)) : String(error);
    process.stderr.write(`${said}\n${isUsage && usage !== '' ? `${usage}\n` : ''}`);
    process.exitCode = 2;
  }
}
