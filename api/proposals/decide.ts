import type { EntityManager } from 'typeorm';
import { noteChange } from '../../database/changes';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { may, mayRead } from '../access/may-read';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { kinds } from './kinds';

/** What becomes of a proposal. */
export type Decision =
  { readonly state: 'confirmed' | 'withdrawn' } | { readonly state: 'refused'; readonly reason: string };

const decided = () =>
  refuse.conflict(
    'AlreadyTaken',
    text('此事项已经办结，请刷新页面。', 'It has been decided already; reload the page.'),
  );

/** @throws Refusal where this person may not decide so */
function checkRight(me: SignedIn, row: ProposalRow, { state }: Decision): void {
  const isOwn = row.proposedBy === me.user.id;
  if (state === 'withdrawn') {
    if (!isOwn) {
      throw refuse.notAllowed(text('只有提出人可以撤回。', 'Only the person who proposed it can withdraw it.'));
    }
    return;
  }
  if (!may(me.ability, 'update', 'Proposal', row)) throw refuse.notAllowed();
  if (isOwn) throw refuse.conflict('FourEyes');
}

async function find(tx: EntityManager, deps: ApiDependencies, id: string): Promise<ProposalRow | null> {
  const query = rows(tx, 'proposal').createQueryBuilder('row').where('row.id = :id', { id });
  if (deps.database.dialect === 'mysql') query.setLock('pessimistic_write');
  return query.getOne();
}

/**
 * Confirms, refuses or withdraws a proposal; what is confirmed takes effect in the same transaction.
 * @throws Refusal `NotFound`, `NotAllowed`, `FourEyes` for one's own, `AlreadyTaken`, or why it does not hold any more
 */
export async function decideProposal(
  deps: ApiDependencies,
  me: SignedIn,
  id: string,
  decision: Decision,
): Promise<void> {
  const now = deps.clock.now();
  await deps.database.write(async (tx) => {
    const row = await find(tx, deps, id);
    if (!row || !(row.proposedBy === me.user.id || mayRead(me.ability, 'Proposal', row))) throw refuse.notFound();
    checkRight(me, row, decision);
    if (row.state !== 'waiting') throw decided();
    if (decision.state === 'confirmed') await kinds[row.kind].carryOut(tx, row, now);
    await rows(tx, 'proposal').update(
      { id },
      {
        state: decision.state,
        decidedBy: me.user.id,
        decidedBodyId: me.membership.body.id,
        decidedAt: now,
        reason: decision.state === 'refused' ? decision.reason : null,
      },
    );
    await noteChange(tx, now, 'proposals');
  });
}
