import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ConnectedBank } from '../../activities/ports/bank';
import type { Configuration } from '../../configuration';
import { embeddedBank, type EmbeddedBank } from './embedded-bank';
import { httpBank } from './http-bank';

/** The key that the embedded bank signs its reports with; made at its first use. */
function embeddedKey(dataDir: string): string {
  const file = path.join(dataDir, 'keys', 'embedded-bank.key');
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    try {
      // whoever comes second reads what the first has written
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** The embedded bank of a platform on this machine; undefined where another is set or there is none. */
export const openEmbeddedBank = (
  { bank, dataDir }: Pick<Configuration, 'bank' | 'dataDir'>,
  now: () => string,
): (EmbeddedBank & ConnectedBank) | undefined =>
  bank.kind === 'embedded'
    ? { ...embeddedBank({ file: path.join(dataDir, 'bank.db'), now }), reportKey: embeddedKey(dataDir) }
    : undefined;

/** The bank that a deployment has set over HTTP. */
export const openHttpBank = ({ bank }: Pick<Configuration, 'bank'>): ConnectedBank | undefined =>
  bank.kind === 'http' ? { ...httpBank(bank), reportKey: bank.key } : undefined;
