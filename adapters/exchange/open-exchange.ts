import type { Exchange } from '../../activities/ports/exchange';
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
