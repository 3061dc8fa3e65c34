import { In, type EntityManager } from 'typeorm';
import type { Deposit } from '../definitions/language';
import { heldOf } from '../domain/ledger/account';
import { standsOf, type Stands } from '../domain/ledger/book';
import { parseAmount } from '../domain/amount';
import { rows } from './database';
import { readBook } from './ledger';
import type { EntryRow } from './rows';
import { tellOfDeposit, type Told } from './tell-of-deposit';

/** Whether a letter is for as much as is asked. */
const suffices = ({ guarantee }: Deposit, { form }: EntryRow, asked: bigint): boolean => {
  const amount = guarantee && form[guarantee.amount];
  return typeof amount === 'string' && parseAmount(amount, 'CNY').parts >= asked;
};

/** Whether the money of a body, or a letter that it has handed in, secures what it hands in. */
export const isSecured = (
  deposit: Deposit,
  asked: bigint,
  given: { readonly stands: Stands; readonly bodyId: string; readonly letters: readonly EntryRow[] },
): boolean =>
  (given.stands.get(heldOf(given.bodyId)) ?? 0n) >= asked ||
  given.letters.some((letter) => letter.bodyId === given.bodyId && suffices(deposit, letter, asked));

/** The letters of guarantee that stand. */
export async function standingLetters(manager: EntityManager, caseId: string, deposit: Deposit): Promise<EntryRow[]> {
  if (!deposit.guarantee) return [];
  return rows(manager, 'entry').findBy({ caseId, action: deposit.guarantee.action, state: 'valid' });
}

/**
 * Leaves out the entries whose deposit is not in, when their stage is over, and tells whose they are. Done again it looks
 * anew.
 */
export async function leaveOutUnsecured(
  tx: EntityManager,
  caseId: string,
  { deposit, asked }: { readonly deposit: Deposit; readonly asked: bigint },
  told: Told,
): Promise<void> {
  const stands = standsOf(await readBook(tx, caseId));
  const letters = await standingLetters(tx, caseId, deposit);
  const entries = await rows(tx, 'entry').findBy({
    caseId,
    action: deposit.secures,
    state: In(['valid', 'unsecured'] satisfies EntryRow['state'][]),
  });
  for (const { id, bodyId, state } of entries) {
    const fits = isSecured(deposit, asked, { stands, bodyId, letters }) ? 'valid' : 'unsecured';
    if (fits === state) continue;
    await rows(tx, 'entry').update({ id }, { state: fits });
    if (fits === 'unsecured') await tellOfDeposit(tx, { caseId, bodyId, news: fits, cause: `entry:${id}` }, told);
  }
}

/** The entries that were left out at the deadline, in order of receipt. */
export const unsecuredEntries = (manager: EntityManager, caseId: string): Promise<EntryRow[]> =>
  rows(manager, 'entry').find({ where: { caseId, state: 'unsecured' }, order: { receivedAt: 'ASC', id: 'ASC' } });
