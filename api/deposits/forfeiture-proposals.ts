import { isDepositKnown, text } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import { post } from '../../database/ledger';
import { orderPayment } from '../../database/payments';
import type { ProposalRow } from '../../database/rows';
import { LedgerError } from '../../domain/ledger/entry';
import { may } from '../access/may-read';
import { openCase } from '../cases/case-access';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import type { ProposalKind } from '../proposals/proposal-kind';
import { propose } from '../proposals/propose';
import { caseDeposit, heldFor } from './case-deposit';
import { yuan } from './yuan';

/** A deposit that is lost, as it is kept; the amount in fen. */
interface Forfeiture {
  readonly caseId: string;
  readonly bodyId: string;
  readonly fen: string;
  readonly ground: { readonly zh: string; readonly en: string };
  readonly article: string;
  readonly reason: string;
  readonly to: { readonly name: string; readonly account: string };
}

const forfeitureIn = ({ content }: ProposalRow): Forfeiture => content as Forfeiture; // written by proposeForfeiture alone

const gone = text('该保证金已退还或已变动。', 'That deposit has gone back or changed meanwhile.');
const titleOf = (name: string, fen: string) =>
  text(
    `不予退还“${name}”的保证金 ${yuan(BigInt(fen))} 元`,
    `The deposit of "${name}" is lost: ${yuan(BigInt(fen))} yuan`,
  );

/** A deposit that is lost to the tenderer: booked and paid out when a second person of the centre confirms it. */
export const forfeitureProposals: ProposalKind = {
  recordedAs: 'deposit',

  caseOf: (row) => forfeitureIn(row).caseId,

  async title(manager, row) {
    const { bodyId, fen } = forfeitureIn(row);
    const names = await bodyNames(manager, [bodyId]);
    return titleOf(names.get(bodyId) ?? bodyId, fen);
  },

  async view({ database: { read } }, row) {
    const { caseId, bodyId, fen, ground, article, reason, to } = forfeitureIn(row);
    const names = await bodyNames(read, [bodyId]);
    const body = { id: bodyId, name: names.get(bodyId) ?? bodyId };
    const paid = { amount: yuan(BigInt(fen)), toName: to.name, toAccount: to.account };
    return { forfeiture: { caseId, body, ...paid, ground, article, reason } };
  },

  async carryOut(tx, row, now) {
    const { caseId, bodyId, fen, to } = forfeitureIn(row);
    const amount = BigInt(fen);
    try {
      const event = { kind: 'forfeited', bodyId, fen: amount } as const;
      await post(tx, { caseId, at: now, cause: `forfeited:${row.id}`, event });
      const source = { of: 'forfeited' } as const;
      await orderPayment(tx, { caseId, bodyId, source, fen: amount, interestFen: 0n, to, batchId: row.id }, now);
    } catch (error) {
      throw error instanceof LedgerError ? refuse.conflict('Conflict', gone) : error;
    }
  },
};

/** What a centre gives as the ground on which a deposit is lost. */
export interface ForfeitureInput {
  readonly bodyId: string;
  readonly ground: string;
  readonly reason: string;
  readonly toAccount: string;
}

/**
 * Proposes that a deposit is lost to the tenderer. @returns the id of the proposal
 * @throws Refusal `NotFound` while deposits are secret, `NotAllowed`, `InvalidInput`, `Conflict` where nothing is held
 */
export async function proposeForfeiture(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { bodyId, ground, reason, toAccount }: ForfeitureInput,
): Promise<string> {
  const { definition, openness, row } = await openCase(deps, me, caseId);
  const { read } = deps.database;
  const found = isDepositKnown(definition, openness) ? await caseDeposit(read, caseId, definition) : undefined;
  if (!found) throw refuse.notFound();
  if (!may(me.ability, 'create', 'Deposit', row)) throw refuse.notAllowed();
  const named = Object.hasOwn(found.deposit.forfeits, ground) ? found.deposit.forfeits[ground] : undefined;
  if (!named) {
    throw refuse.invalidField('ground', 'unknown', text('请选择法定情形。', 'Choose a ground of the law.'));
  }
  const fen = heldFor(found, bodyId);
  if (fen === 0n) throw refuse.conflict('Conflict', gone);
  const names = await bodyNames(read, [bodyId, row.tendererId]);
  const content: Forfeiture = {
    caseId,
    bodyId,
    fen: String(fen),
    ground: named.title,
    article: named.article,
    reason,
    to: { name: names.get(row.tendererId) ?? row.tendererId, account: toAccount },
  };
  return deps.database.write(async (tx) => {
    const subject = bodyId;
    const waiting = await rows(tx, 'proposal').findBy({ kind: 'forfeiture', subject, state: 'waiting' });
    if (waiting.some((row) => forfeitureIn(row).caseId === caseId)) {
      throw refuse.conflict('Conflict', text('已在等待复核。', 'It waits for confirmation already.'));
    }
    const title = titleOf(names.get(bodyId) ?? bodyId, content.fen);
    return (await propose(tx, deps, me, { kind: 'forfeiture', subject, region: me.membership.region, content, title }))
      .id;
  });
}
