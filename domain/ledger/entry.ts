import type { Account } from './account';

/** The rule of the books that was broken. */
export type LedgerRule = 'notPositive' | 'tooLarge' | 'sameAccount' | 'overdrawn';

/** An entry that no book takes. Its message names no account: whose deposit it is may be a secret. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';

  constructor(
    readonly rule: LedgerRule,
    message: string,
  ) {
    super(message);
  }
}

/**
 * An amount of fen that is debited to one account and credited to another. It has one amount, so both sides are equal
 * whatever it says, and so are those of every book.
 */
export interface LedgerEntry {
  readonly debit: Account;
  readonly credit: Account;
  readonly fen: bigint;
}

/** The largest amount of one entry: it is kept as a whole number that JavaScript and every SQL database hold exactly. */
const mostFen = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * An entry of a book.
 * @throws LedgerError `notPositive`, `tooLarge` or `sameAccount`
 */
export function ledgerEntry(debit: Account, credit: Account, fen: bigint): LedgerEntry {
  if (fen <= 0n) throw new LedgerError('notPositive', 'an entry moves at least one fen');
  if (fen > mostFen) throw new LedgerError('tooLarge', 'an entry moves fewer than 90 million million yuan');
  if (debit === credit) throw new LedgerError('sameAccount', 'an entry moves nothing from an account to itself');
  return { debit, credit, fen };
}
