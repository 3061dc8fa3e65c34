import { rows } from '../../database/database';
import { settlePayment } from '../../database/payments';
import type { ApiDependencies } from '../http/dependencies';
import { toldNow } from '../messages/told-now';
import { TooEarly } from '../outbox/too-early';

/** Real milliseconds after which the bank is asked again what became of a payment. */
const askAgainMs = 10_000;

/**
 * Orders a payment at the bank, which makes it once however often it is asked, and writes down what became of it.
 * @throws BankUnavailable, or TooEarly while the bank has not decided
 */
export async function tellBankToPay(deps: ApiDependencies, paymentId: string): Promise<void> {
  const { database, bank } = deps;
  const row = await rows(database.read, 'bankPayment').findOneBy({ id: paymentId });
  if (row?.state !== 'ordered') return;
  if (!bank) throw new Error('no bank is connected');
  const { caseId, bodyId, fen, interestFen, toName, toAccount } = row;
  const { number } = await rows(database.read, 'depositAccount').findOneByOrFail({ caseId, bodyId });
  const settled = await bank.pay({
    id: paymentId,
    from: number,
    to: { name: toName, account: toAccount },
    fen: BigInt(fen),
    interestFen: BigInt(interestFen),
  });
  if (settled.state === 'pending') throw new TooEarly('the bank has not decided yet', askAgainMs);
  await database.write((tx) => settlePayment(tx, paymentId, settled, toldNow(deps)));
}
