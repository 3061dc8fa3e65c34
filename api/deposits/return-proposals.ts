import type { EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { definitionOf } from '../../database/definitions';
import { rows } from '../../database/database';
import { casesWithMoney } from '../../database/money-at-bank';
import { orderPayment } from '../../database/payments';
import type { BankPaymentRow, ProposalRow } from '../../database/rows';
import { isDepositKnown, opennessOf, text, type CaseState } from '../../definitions/language';
import { groupAmount } from '../../domain/amount';
import { dateOf } from '../../domain/calendar';
import { LedgerError } from '../../domain/ledger/entry';
import type { PaymentSource } from '../../domain/ledger/postings';
import { BankUnavailable } from '../../activities/ports/bank';
import { foundPage } from '../access/found-page';
import type { PageRequest } from '../access/keyset-page';
import { may } from '../access/may-read';
import type { DueReturn, DueReturns } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { propose } from '../proposals/propose';
import { returnsDue, type ReturnDue } from './due-returns';
import { yuan } from './yuan';

/** A row of a batch as it is kept; amounts in fen. */
interface BatchRow {
  readonly key: string;
  readonly caseId: string;
  readonly bodyId: string;
  readonly source: PaymentSource;
  readonly fen: string;
  readonly interestFen: string;
  readonly to: { readonly name: string; readonly account: string };
}
interface Batch {
  readonly rate: string;
  readonly rows: readonly BatchRow[];
}

const batchIn = ({ content }: ProposalRow): Batch => content as Batch; // written by proposeReturns alone

/** Whether a payment was ordered for that row: a body may have deposits in several cases of one batch. */
const isFor = ({ caseId, source }: BatchRow, payment: BankPaymentRow): boolean =>
  payment.caseId === caseId && JSON.stringify(payment.source) === JSON.stringify(source);

function titleOf({ rows: of }: Batch) {
  const sum = groupAmount(
    yuan(of.reduce((total, { fen, interestFen }) => total + BigInt(fen) + BigInt(interestFen), 0n)),
  );
  return text(`退还保证金 ${of.length} 笔，共 ${sum} 元`, `Return ${of.length} deposits, ${sum} yuan in all`);
}

/** Deposits that go back together: the payments are ordered when a second person of the centre confirms them. */
export const returnProposals: ProposalKind = {
  recordedAs: 'deposit',

  title: (_manager, row) => titleOf(batchIn(row)),

  async view({ database: { read } }, row) {
    const { rate, rows: of } = batchIn(row);
    const payments = await rows(read, 'bankPayment').findBy({ batchId: row.id });
    const names = await bodyNames(
      read,
      of.map(({ bodyId }) => bodyId),
    );
    const items = of.map((one) => {
      const ordered = payments.find((payment) => isFor(one, payment));
      const state: BankPaymentRow['state'] | 'notOrdered' | undefined =
        ordered?.state ?? (row.state === 'confirmed' ? 'notOrdered' : undefined);
      const why = ordered?.why;
      return {
        key: one.key,
        caseId: one.caseId,
        body: { id: one.bodyId, name: names.get(one.bodyId) ?? one.bodyId },
        amount: yuan(BigInt(one.fen)),
        interest: yuan(BigInt(one.interestFen)),
        toName: one.to.name,
        toAccount: one.to.account,
        ...(state && { state }),
        ...(why && { why }),
      };
    });
    return { depositReturn: { rate, items } };
  },

  async carryOut(tx, row, now) {
    for (const { caseId, bodyId, source, fen, interestFen, to } of batchIn(row).rows) {
      const ordered = { caseId, bodyId, source, to, batchId: row.id };
      try {
        await orderPayment(tx, { ...ordered, fen: BigInt(fen), interestFen: BigInt(interestFen) }, now);
      } catch (error) {
        // it went back or was lost meanwhile; nothing of it has been written, and the others go on
        if (!(error instanceof LedgerError)) throw error;
      }
    }
  },
};

/** Rows of waiting batches, by their keys. */
async function proposedKeys(manager: EntityManager): Promise<Map<string, string>> {
  const waiting = await rows(manager, 'proposal').findBy({ kind: 'depositReturn', state: 'waiting' });
  return new Map(waiting.flatMap((row) => batchIn(row).rows.map(({ key }) => [key, row.id] as const)));
}

/** What has to go back in the cases of somebody's remit, as far as it is no secret any more; in no order. */
async function dueFor(deps: ApiDependencies, me: SignedIn): Promise<{ due: ReturnDue; caseTitle: string }[]> {
  const { read } = deps.database;
  const cases = await casesWithMoney(read);
  const found: { due: ReturnDue; caseTitle: string }[] = [];
  for (const row of cases) {
    if (!may(me.ability, 'create', 'Deposit', row)) continue;
    const definition = await definitionOf(read, row.definitionId);
    if (!isDepositKnown(definition, opennessOf(row.state as CaseState))) continue;
    const caseTitle = row.lot === null ? row.title : `${row.title} ${row.lot}`;
    found.push(...(await returnsDue(read, row, definition)).map((due) => ({ due, caseTitle })));
  }
  return found;
}

/** The rate that the bank names now; undefined while it is out of reach. */
async function rateNow({ bank }: ApiDependencies): Promise<string | undefined> {
  try {
    return await bank?.interestRate();
  } catch (error) {
    if (error instanceof BankUnavailable) return undefined;
    throw error;
  }
}

/** One page of what has to go back, the soonest due first. @throws Refusal NotAllowed for all but centres */
export async function listReturns(deps: ApiDependencies, me: SignedIn, page: PageRequest): Promise<DueReturns> {
  if (!me.ability.can('create', 'Deposit')) throw refuse.notAllowed();
  const { read } = deps.database;
  const now = deps.clock.now();
  const rate = await rateNow(deps);
  const { items: due, next } = foundPage(await dueFor(deps, me), ({ due: { dueAt, key } }) => `${dueAt} ${key}`, page);
  const proposed = await proposedKeys(read);
  const names = await bodyNames(
    read,
    due.map((one) => one.due.bodyId),
  );
  const items = due.map(({ due: one, caseTitle }): DueReturn => {
    const proposalId = proposed.get(one.key);
    return {
      key: one.key,
      caseId: one.caseId,
      caseTitle,
      body: { id: one.bodyId, name: names.get(one.bodyId) ?? one.bodyId },
      amount: yuan(one.fen),
      interest: yuan(rate === undefined ? 0n : one.interestUntil(dateOf(now), rate)),
      toName: one.to.name,
      toAccount: one.to.account,
      occasion: one.occasion,
      article: one.article,
      since: one.since,
      dueAt: one.dueAt,
      isLate: one.dueAt <= now,
      ...(proposalId !== undefined && { proposalId }),
      ...(one.why !== undefined && { why: one.why }),
    };
  });
  return { items, ...(next !== undefined && { next }), ...(rate !== undefined && { rate }) };
}

const bankAway = text(
  '银行暂时无法连接，不能确定利息，请稍后再提出。',
  'The bank cannot be reached, so the interest is not known; propose it later.',
);
const notDue = text(
  '所选款项中有的已不需退还，或已在另一批次中，请刷新页面。',
  'Some of these need not go back any more, or wait in another batch; reload the page.',
);

const notRefused = text(
  '银行没有拒付过原账户，不能改退至其他账户。',
  'The bank has not refused to pay to the first account: it cannot go to another.',
);

/** What a batch sends back; to another account in the same name where the bank has refused to pay to the first. */
export interface WantedReturns {
  readonly keys: readonly string[];
  readonly accounts: Readonly<Record<string, string>>;
}

/** Where it goes. @throws Refusal InvalidInput for another account than the first, which the bank has not refused */
function payeeOf({ key, to, wasRefusedThere }: ReturnDue, { accounts }: WantedReturns): BatchRow['to'] {
  const account = Object.hasOwn(accounts, key) ? accounts[key] : undefined;
  if (account === undefined) return to;
  if (!wasRefusedThere) throw refuse.invalidField(`accounts.${key}`, 'notRefused', notRefused);
  return { name: to.name, account };
}

/**
 * Proposes that these go back together. @returns the id of the proposal
 * @throws Refusal `NotAllowed`, `Conflict` when one of them is not due any more, `Unavailable` without the bank's rate,
 * `InvalidInput` for another account than it came from
 */
export async function proposeReturns(
  deps: ApiDependencies,
  me: SignedIn,
  wantedReturns: WantedReturns,
): Promise<string> {
  const { keys } = wantedReturns;
  if (!me.ability.can('create', 'Deposit')) throw refuse.notAllowed();
  const rate = await rateNow(deps);
  if (rate === undefined) throw refuse.conflict('Unavailable', bankAway);
  const wanted = new Set(keys);
  const due = (await dueFor(deps, me)).map((one) => one.due).filter(({ key }) => wanted.has(key));
  if (due.length !== wanted.size) throw refuse.conflict('Conflict', notDue);
  const day = dateOf(deps.clock.now());
  const batch: Batch = {
    rate,
    rows: due.map((one) => {
      const { key, caseId, bodyId, source, fen, interestUntil } = one;
      return {
        key,
        caseId,
        bodyId,
        source,
        fen: String(fen),
        interestFen: String(interestUntil(day, rate)),
        to: payeeOf(one, wantedReturns),
      };
    }),
  };
  return deps.database.write(async (tx) => {
    const taken = await proposedKeys(tx);
    if (keys.some((key) => taken.has(key))) throw refuse.conflict('Conflict', notDue);
    const { region } = me.membership;
    const proposed = { kind: 'depositReturn', subject: me.membership.body.id, region, content: batch } as const;
    return (await propose(tx, deps, me, { ...proposed, title: titleOf(batch) })).id;
  });
}
