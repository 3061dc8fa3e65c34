import { depositAsked } from '../definitions/language';
import { rows } from '../database/database';
import { definitionOf } from '../database/definitions';
import { latestValues, readActs } from '../database/given';
import { leaveOutUnsecured } from '../database/secured';
import { takeTransfer } from '../database/transfers';
import type { TenderDeployment } from './tender';

/**
 * Leaves out what is not secured, once the gate is closed: asks the bank for everything that was booked in time, since
 * its reports may be late, and then looks who has paid or handed in a letter. Done again it looks anew.
 * @throws BankUnavailable where money may lie at the bank that it does not tell of
 */
export async function countDeposits(
  { database, bank, channels, now }: TenderDeployment,
  caseId: string,
): Promise<void> {
  const { definitionId } = await rows(database.read, 'case').findOneByOrFail({ id: caseId });
  const { deposit, rules } = await definitionOf(database.read, definitionId);
  const asked = deposit && depositAsked(deposit, rules, latestValues(await readActs(database.read, caseId)));
  if (!deposit || asked === undefined) return;
  for (const { number } of await rows(database.read, 'depositAccount').findBy({ caseId })) {
    if (!bank) throw new Error('There are deposits at a bank, and no bank is connected');
    for (const transfer of await bank.transfers(number)) {
      const told = { at: now(), channels, askedIn: () => Promise.resolve(asked) };
      await database.write((tx) => takeTransfer(tx, database.dialect, transfer, 'counting', told));
    }
  }
  await database.write((tx) => leaveOutUnsecured(tx, caseId, { deposit, asked }, { at: now(), channels }));
}
