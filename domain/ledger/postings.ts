import { heldOf, paymentOf, returnableOf, type Account } from './account';
import { ledgerEntry, type LedgerEntry } from './entry';

/** Where the money of a payment comes from. */
export type PaymentSource =
  | { readonly of: 'held'; readonly bodyId: string }
  | { readonly of: 'returnable'; readonly transferId: string }
  | { readonly of: 'forfeited' };

/** A payment by the bank: what it moves of the deposits, and the interest that goes with it, in fen. */
export interface Payment {
  readonly id: string;
  readonly source: PaymentSource;
  readonly fen: bigint;
  readonly interestFen: bigint;
}

/** What happens to the money of a case. */
export type LedgerEvent =
  /** A transfer came in that is a deposit of the body, or part of one. */
  | { readonly kind: 'held'; readonly bodyId: string; readonly fen: bigint }
  /** A transfer came in that is none and goes back. */
  | { readonly kind: 'returnable'; readonly transferId: string; readonly fen: bigint }
  /** The body has lost that much of its deposit to the tenderer. */
  | { readonly kind: 'forfeited'; readonly bodyId: string; readonly fen: bigint }
  /** The bank is told to pay. */
  | { readonly kind: 'ordered'; readonly payment: Payment }
  /** The bank has paid. */
  | { readonly kind: 'paid'; readonly payment: Payment }
  /** The bank will not pay: the money lies where it lay before. */
  | { readonly kind: 'failed'; readonly payment: Payment };

const accountOf = (source: PaymentSource): Account => {
  switch (source.of) {
    case 'held':
      return heldOf(source.bodyId);
    case 'returnable':
      return returnableOf(source.transferId);
    case 'forfeited':
      return 'forfeited';
  }
};

/** Entries for an amount that may be nothing. */
const perhaps = (debit: Account, credit: Account, fen: bigint): readonly LedgerEntry[] =>
  fen === 0n ? [] : [ledgerEntry(debit, credit, fen)];

/**
 * What is written into the book because of an event.
 * @throws LedgerError for an amount that is none
 */
export function postings(event: LedgerEvent): readonly LedgerEntry[] {
  switch (event.kind) {
    case 'held':
      return [ledgerEntry('bank', heldOf(event.bodyId), event.fen)];
    case 'returnable':
      return [ledgerEntry('bank', returnableOf(event.transferId), event.fen)];
    case 'forfeited':
      return [ledgerEntry(heldOf(event.bodyId), 'forfeited', event.fen)];
    case 'ordered': {
      const { id, source, fen, interestFen } = event.payment;
      return [ledgerEntry(accountOf(source), paymentOf(id), fen), ...perhaps('interest', paymentOf(id), interestFen)];
    }
    case 'paid': {
      const { id, fen, interestFen } = event.payment;
      return [...perhaps('bank', 'interest', interestFen), ledgerEntry(paymentOf(id), 'bank', fen + interestFen)];
    }
    case 'failed': {
      const { id, source, fen, interestFen } = event.payment;
      return [ledgerEntry(paymentOf(id), accountOf(source), fen), ...perhaps(paymentOf(id), 'interest', interestFen)];
    }
  }
}
