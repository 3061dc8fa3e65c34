import type { EmbeddedBank } from '../adapters/bank/embedded-bank';
import { openEmbeddedBank } from '../adapters/bank/open-bank';
import { readConfiguration } from '../configuration';
import { parseAmount } from '../domain/amount';
import type { BankCounter } from '../replay/deposits';
import type { PlatformClock } from '../replay/platform-clock';

const counterOf =
  (bank: EmbeddedBank): BankCounter =>
  (account, payer, yuan) =>
    void bank.payIn({ account, payer, fen: parseAmount(yuan, 'CNY').parts });

/** The counter of the embedded bank whose books lie in DATA_DIR; undefined where the platform has another bank or none. */
export function bankCounter(clock: PlatformClock): BankCounter | undefined {
  const bank = openEmbeddedBank(readConfiguration(process.env), () => new Date(clock.now()).toISOString());
  return bank && counterOf(bank);
}
