import type { EntityManager } from 'typeorm';
import { depositAsked, type Deposit, type Process } from '../../definitions/language';
import { rows } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import { latestValues, readActs } from '../../database/given';
import { readBook } from '../../database/ledger';
import type { BankPaymentRow, BankTransferRow, EntryRow } from '../../database/rows';
import { isSecured, standingLetters } from '../../database/secured';
import type { AskedIn } from '../../database/transfers';
import { heldOf } from '../../domain/ledger/account';
import { standsOf, type Stands } from '../../domain/ledger/book';
import type { LedgerEntry } from '../../domain/ledger/entry';
import type { PaymentSource } from '../../domain/ledger/postings';
import type { OwnDeposit } from '../contract';
import { yuan } from './yuan';

/** All that is known of the deposits of a case. For the platform itself: whoever shows it checks who may see it. */
export interface CaseDeposit {
  readonly deposit: Deposit;
  /** In fen; undefined where this case asks for none. */
  readonly asked: bigint | undefined;
  readonly book: readonly LedgerEntry[];
  readonly stands: Stands;
  readonly letters: readonly EntryRow[];
  readonly transfers: readonly BankTransferRow[];
  readonly payments: readonly BankPaymentRow[];
}

const askedBy = async ({ deposit, rules }: Process, manager: EntityManager, caseId: string) =>
  deposit && depositAsked(deposit, rules, latestValues(await readActs(manager, caseId)));

/** How much is asked of every body in a case, in fen; undefined where nothing is. */
export const askedIn: AskedIn = async (manager, caseId) => {
  const { definitionId } = await rows(manager, 'case').findOneByOrFail({ id: caseId });
  return askedBy(await definitionOf(manager, definitionId), manager, caseId);
};

/** The deposits of a case; undefined where its definition knows none. */
export async function caseDeposit(
  manager: EntityManager,
  caseId: string,
  definition: Process,
): Promise<CaseDeposit | undefined> {
  const { deposit } = definition;
  if (!deposit) return undefined;
  const book = await readBook(manager, caseId);
  const inOrder = { bookedAt: 'ASC', id: 'ASC' } as const;
  return {
    deposit,
    asked: await askedBy(definition, manager, caseId),
    book,
    stands: standsOf(book),
    letters: await standingLetters(manager, caseId, deposit),
    transfers: await rows(manager, 'bankTransfer').find({ where: { caseId }, order: inOrder }),
    payments: await rows(manager, 'bankPayment').find({ where: { caseId }, order: { orderedAt: 'ASC', id: 'ASC' } }),
  };
}

/** Where the money of a payment came from. */
export const sourceOf = ({ source }: BankPaymentRow): PaymentSource => source as PaymentSource; // written by orderPayment

/** What lies in of the deposit of a body, in fen. */
export const heldFor = ({ stands }: CaseDeposit, bodyId: string): bigint => stands.get(heldOf(bodyId)) ?? 0n;

/** What became of the deposit of a body. */
export function depositState(of: CaseDeposit, bodyId: string): OwnDeposit['state'] {
  const { deposit, asked, stands, letters, payments, book } = of;
  const held = heldFor(of, bodyId);
  if (held === 0n && book.some(({ debit, credit }) => debit === heldOf(bodyId) && credit === 'forfeited')) {
    return 'forfeited';
  }
  if (asked !== undefined && isSecured(deposit, asked, { stands, bodyId, letters })) {
    return held >= asked ? 'in' : 'letter';
  }
  if (held > 0n) return 'partly';
  return payments.some((one) => one.bodyId === bodyId && sourceOf(one).of === 'held') ? 'returned' : 'none';
}

/** Whether the bank has refused to send a deposit back that still lies there: its giver may name another account then. */
export const wasRefundRefused = (found: CaseDeposit, bodyId: string): boolean => {
  const last = found.payments.findLast((one) => one.bodyId === bodyId && sourceOf(one).of === 'held');
  return last?.state === 'refused' && heldFor(found, bodyId) > 0n;
};

/** A transfer as its giver and the readers of the case see it. */
export const shownTransfer = ({ id, fen, payerName, payerAccount, bookedAt, verdict }: BankTransferRow) => ({
  id,
  amount: yuan(fen),
  payerName,
  payerAccount,
  bookedAt,
  verdict,
});

const words = { held: 'deposit', returnable: 'transfer', forfeited: 'forfeited' } as const;

/** A payment as whom it concerns and the readers of the case see it. */
export const shownPayment = (payment: BankPaymentRow) => {
  const { id, fen, interestFen, toName, toAccount, state, orderedAt, settledAt, why } = payment;
  return {
    id,
    amount: yuan(fen),
    interest: yuan(interestFen),
    toName,
    toAccount,
    state,
    of: words[sourceOf(payment).of],
    orderedAt,
    ...(settledAt !== null && { settledAt }),
    ...(why !== null && { why }),
  };
};
