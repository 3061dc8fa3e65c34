import type { Exchange } from '../../activities/ports/exchange';
import type { ExpertExchange } from '../../activities/ports/expert-exchange';
import type { Signer } from '../../activities/ports/signer';
import type { Configuration } from '../../configuration';
import type { Database } from '../../database/database';
import { correctedExchange } from './corrected-exchange';
import { folderExchange } from './folder-exchange';

/** The exchange that a deployment has set; undefined where it sends to no other platform. */
export async function openExchange(
  { exchange, platform }: Pick<Configuration, 'exchange' | 'platform'>,
  signer: Signer,
  database: Database,
): Promise<Exchange | undefined> {
  const sender = platform.code ?? '';
  switch (exchange.kind) {
    case 'none':
      return undefined;
    case 'folder':
      return folderExchange({ folder: exchange.folder, sender });
    case 'http':
      return correctedExchange({ url: exchange.url, key: exchange.key, sender, signer }, database);
  }
}

/** How experts are told of: over the line only, since who a folder is carried by must not read of people. */
export function openExpertExchange(
  { exchange, platform }: Pick<Configuration, 'exchange' | 'platform'>,
  signer: Signer,
  database: Database,
): ExpertExchange | undefined {
  if (exchange.kind !== 'http') return undefined;
  return correctedExchange({ url: exchange.url, key: exchange.key, sender: platform.code ?? '', signer }, database);
}
