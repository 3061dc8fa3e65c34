import type { EntityManager } from 'typeorm';
import type { Account } from '../domain/ledger/account';
import { goOn } from '../domain/ledger/book';
import type { LedgerEntry } from '../domain/ledger/entry';
import { postings, type LedgerEvent } from '../domain/ledger/postings';
import { chainHash, chainStart } from '../domain/hash';
import { insertRows, rows } from './database';
import type { LedgerEntryRow } from './rows';
import { nextSerials } from './serial';

/** Something that happened to the money of a case, and why it is written down. */
export interface Posting {
  readonly caseId: string;
  /** By the platform's clock. */
  readonly at: string;
  /** The same cause is written once. */
  readonly cause: string;
  readonly event: LedgerEvent;
}

/** The hash of an entry, which the next one of its case carries on. */
export const ledgerHash = (previous: string, row: Omit<LedgerEntryRow, 'hash'>): string => {
  const { caseId, number, at, cause, debit, credit, fen } = row;
  return chainHash(previous, { caseId, number, at, cause, debit, credit, fen });
};

const entryOf = ({ debit, credit, fen }: LedgerEntryRow): LedgerEntry => ({
  debit: debit as Account, // only accounts are written, which the database checks as well
  credit: credit as Account,
  fen: BigInt(fen),
});

const bookRows = (manager: EntityManager, caseId: string): Promise<LedgerEntryRow[]> =>
  rows(manager, 'ledgerEntry').find({ where: { caseId }, order: { number: 'ASC' } });

/** The book of a case as it stands. */
export const readBook = async (manager: EntityManager, caseId: string): Promise<readonly LedgerEntry[]> =>
  (await bookRows(manager, caseId)).map(entryOf);

/** Nobody else writes into the book of the case until the transaction ends. */
export const lockBook = async (tx: EntityManager, caseId: string): Promise<void> => {
  await nextSerials(tx, `ledger:${caseId}`.slice(0, 64), 0);
};

/**
 * Writes into the book of a case what follows from an event; nobody else writes into it until the transaction ends. What
 * was written under the same cause stands: it answers false then.
 * @throws LedgerError when the book cannot go on so; nothing has been written then
 */
export async function post(tx: EntityManager, { caseId, at, cause, event }: Posting): Promise<boolean> {
  await lockBook(tx, caseId);
  if (await rows(tx, 'ledgerEntry').existsBy({ cause: `${cause}/1` })) return false;
  const known = await bookRows(tx, caseId);
  const book = goOn(known.map(entryOf), postings(event));
  let previous = known.at(-1)?.hash ?? chainStart;
  const fresh = book.slice(known.length).map(({ debit, credit, fen }, index): LedgerEntryRow => {
    const row = { caseId, number: known.length + index + 1, at, cause: `${cause}/${index + 1}`, debit, credit };
    const whole = { ...row, fen: Number(fen) };
    previous = ledgerHash(previous, whole);
    return { ...whole, hash: previous };
  });
  // each is checked against those before it
  for (const row of fresh) await insertRows(tx, 'ledgerEntry', [row]);
  return true;
}
