import { In, type EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { may } from '../access/may-read';
import type { Proposal } from '../contract';
import type { SignedIn } from '../http/dependencies';
import { kinds } from './kinds';

/** Proposals as one person meets them: who did what, and what they may do about it. */
export async function proposalsFor(
  manager: EntityManager,
  me: SignedIn,
  found: readonly ProposalRow[],
): Promise<Proposal[]> {
  if (found.length === 0) return [];
  const userIds = found.flatMap((row) => [row.proposedBy, ...(row.decidedBy ? [row.decidedBy] : [])]);
  const people = await rows(manager, 'user').findBy({ id: In(userIds) });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const bodies = await bodyNames(
    manager,
    found.flatMap((row) => [row.proposedBodyId, ...(row.decidedBodyId ? [row.decidedBodyId] : [])]),
  );
  const actor = (userId: string, bodyId: string, at: string) => ({
    user: { id: userId, name: names.get(userId) ?? userId },
    body: { id: bodyId, name: bodies.get(bodyId) ?? bodyId },
    at,
  });
  return Promise.all(
    found.map(async (row) => {
      const { id, kind, state, reason, decidedBy, decidedBodyId, decidedAt } = row;
      const isWaiting = state === 'waiting';
      const isOwn = row.proposedBy === me.user.id;
      const isTheirs = isWaiting && may(me.ability, 'update', 'Proposal', row);
      return {
        id,
        kind,
        title: await kinds[kind].title(manager, row),
        state,
        proposed: actor(row.proposedBy, row.proposedBodyId, row.proposedAt),
        ...(decidedBy !== null &&
          decidedBodyId !== null &&
          decidedAt !== null && { decided: actor(decidedBy, decidedBodyId, decidedAt) }),
        ...(reason !== null && { reason }),
        mayDecide: isTheirs && !isOwn,
        ...(isTheirs && isOwn && { whyNot: ownProposal }),
        mayWithdraw: isWaiting && isOwn,
        ...kinds[kind].facts?.(row),
      };
    }),
  );
}

const ownProposal = text('这是您提出的，须由另一人复核。', 'You proposed it yourself: another person must look at it.');
