import type { EntityManager } from 'typeorm';
import { appendAudit } from '../../database/audit';
import { noteChange } from '../../database/changes';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { may, mayRead } from '../access/may-read';
import { actorOf } from '../audit/record';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { kinds } from './kinds';
import { proposalRecord } from './proposal-record';
import { tellOutcome } from './tell-proposal';

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
  if (kinds[row.kind].concerns?.(row) === me.user.id) throw refuse.conflict('FourEyes', ofOneself);
}

/** Why nobody decides over what concerns their own account. */
export const ofOneself = text(
  '此事项涉及您本人的账号，须由另一人复核。',
  'It concerns your own account: another person must look at it.',
);

const tooLate = () =>
  refuse.conflict(
    'DeadlinePassed',
    text(
      '提出后太久无人复核，已经失效。需要时请重新提出。',
      'It waited too long and has ended. Propose it anew if it is still wanted.',
    ),
  );

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
    const kind = kinds[row.kind];
    if (row.state !== 'waiting') throw decided();
    if (row.expiresAt !== null && row.expiresAt <= now) throw tooLate();
    const isConfirmed = decision.state === 'confirmed';
    const at = (isConfirmed && (await kind.takePlace?.(tx, now))) || now;
    const title = await kind.title(tx, row);
    if (isConfirmed) await kind.carryOut(tx, row, at);
    await rows(tx, 'proposal').update(
      { id },
      {
        state: decision.state,
        decidedBy: me.user.id,
        decidedBodyId: me.membership.body.id,
        decidedAt: at,
        reason: decision.state === 'refused' ? decision.reason : null,
      },
    );
    const concerned = decision.state === 'confirmed' ? kind.concerns?.(row) : undefined;
    const people = [row.proposedBy, ...(concerned === undefined ? [] : [concerned])];
    const others = people.filter((userId) => userId !== me.user.id);
    await tellOutcome(tx, deps, row, title, decision.state, others);
    await noteChange(tx, now, 'proposals');
    if (decision.state === 'confirmed') await appendAudit(tx, [proposalRecord(row, kind, title, actorOf(me), now)]);
  });
}
