import { standOf, type Account } from './account';
import { LedgerError, type LedgerEntry } from './entry';

interface Sides {
  readonly debit: bigint;
  readonly credit: bigint;
}
const nothing: Sides = { debit: 0n, credit: 0n };

/** What lies on every account of a book, in fen. */
export type Stands = ReadonlyMap<Account, bigint>;

function sidesOf(entries: readonly LedgerEntry[]): ReadonlyMap<Account, Sides> {
  const sides = new Map<Account, Sides>();
  for (const { debit, credit, fen } of entries) {
    const from = sides.get(debit) ?? nothing;
    sides.set(debit, { ...from, debit: from.debit + fen });
    const to = sides.get(credit) ?? nothing;
    sides.set(credit, { ...to, credit: to.credit + fen });
  }
  return sides;
}

/** What lies on every account that the entries of a book name, in fen. */
export const standsOf = (entries: readonly LedgerEntry[]): Stands =>
  new Map([...sidesOf(entries)].map(([account, sides]) => [account, standOf(account, sides)]));

/** The accounts of a book on which something lies still: while there is one, the book is open. */
export const openAccounts = (entries: readonly LedgerEntry[]): readonly Account[] =>
  [...standsOf(entries)].filter(([, fen]) => fen !== 0n).map(([account]) => account);

/**
 * A book that goes on by these entries.
 * @throws LedgerError `overdrawn` when one takes from an account more than lies on it
 */
export function goOn(book: readonly LedgerEntry[], entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const goesOn = [...book];
  const stands = new Map(standsOf(book));
  for (const entry of entries) {
    goesOn.push(entry);
    for (const account of [entry.debit, entry.credit]) {
      const before = stands.get(account) ?? 0n;
      const change = standOf(account, {
        debit: entry.debit === account ? entry.fen : 0n,
        credit: entry.credit === account ? entry.fen : 0n,
      });
      if (before + change < 0n) throw new LedgerError('overdrawn', 'more is taken than lies on the account');
      stands.set(account, before + change);
    }
  }
  return goesOn;
}
