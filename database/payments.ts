import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { PaymentState } from '../domain/bank-report';
import type { Payment, PaymentSource } from '../domain/ledger/postings';
import { insertRow, rows } from './database';
import { lockBook, post } from './ledger';
import { putInOutbox } from './outbox';
import type { BankPaymentRow, OutboxRow } from './rows';
import { tellOfDeposit, type DepositNews, type Told } from './tell-of-deposit';

/** A payment that is to be ordered; the amounts in fen. */
export interface NewPayment {
  readonly caseId: string;
  readonly bodyId: string;
  readonly source: PaymentSource;
  readonly fen: bigint;
  readonly interestFen: bigint;
  readonly to: { readonly name: string; readonly account: string };
  readonly batchId: string | null;
}

/** What becomes of a payment in the end. */
export type Settled = Exclude<PaymentState, { readonly state: 'pending' }>;

const paymentOf = ({ id, source, fen, interestFen }: BankPaymentRow): Payment => ({
  id,
  source: source as PaymentSource, // written by orderPayment alone
  fen: BigInt(fen),
  interestFen: BigInt(interestFen),
});

/**
 * Writes into the book that the bank is to pay, and notes that it has to be told; answers what is to be told.
 * @throws LedgerError when there is not so much
 */
export async function orderPayment(tx: EntityManager, ordered: NewPayment, now: string): Promise<OutboxRow[]> {
  const { caseId, bodyId, source, fen, interestFen, to, batchId } = ordered;
  const row: BankPaymentRow = {
    id: randomUUID(),
    caseId,
    bodyId,
    source,
    fen: Number(fen),
    interestFen: Number(interestFen),
    toName: to.name,
    toAccount: to.account,
    state: 'ordered',
    batchId,
    orderedAt: now,
    settledAt: null,
    why: null,
  };
  const event = { kind: 'ordered', payment: paymentOf(row) } as const;
  await post(tx, { caseId, at: now, cause: `ordered:${row.id}`, event });
  await insertRow(tx, 'bankPayment', row);
  return putInOutbox(tx, 'pay', [row.id]);
}

/** What whoever gave the deposit is told of a payment; nothing of those that went to others. */
function newsOf({ source }: Payment, { state }: Settled): DepositNews | undefined {
  if (source.of === 'held') return state;
  return source.of === 'forfeited' && state === 'paid' ? 'forfeited' : undefined;
}

/** Writes down what has become of a payment. Told of it again it changes nothing; an unknown one answers false. */
export async function settlePayment(
  tx: EntityManager,
  id: string,
  settled: Settled,
  { at: now, channels }: Told,
): Promise<boolean> {
  const known = await rows(tx, 'bankPayment').findOneBy({ id });
  if (!known) return false;
  await lockBook(tx, known.caseId);
  const row = await rows(tx, 'bankPayment').findOneByOrFail({ id });
  if (row.state !== 'ordered') return true;
  const { caseId } = row;
  const kind = settled.state === 'paid' ? 'paid' : 'failed';
  await post(tx, { caseId, at: now, cause: `${kind}:${id}`, event: { kind, payment: paymentOf(row) } });
  const why = settled.state === 'refused' ? settled.why.slice(0, 200) : null;
  await rows(tx, 'bankPayment').update({ id }, { state: settled.state, settledAt: now, why });
  const news = newsOf(paymentOf(row), settled);
  if (news) {
    const { bodyId } = row;
    await tellOfDeposit(tx, { caseId, bodyId, news, cause: `payment:${id}` }, { at: now, channels });
  }
  return true;
}
