import { In, type EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { may } from '../access/may-read';
import type { Proposal } from '../contract';
import type { SignedIn } from '../http/dependencies';
import { ofOneself } from './decide';
import { kinds } from './kinds';

/** Proposals as one person meets them: who did what, and what they may do about it. */
export async function proposalsFor(
  manager: EntityManager,
  me: SignedIn,
  found: readonly ProposalRow[],
  now: string,
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
      const { id, kind, reason, expiresAt, decidedBy, decidedBodyId, decidedAt } = row;
      const isLate = row.state === 'waiting' && expiresAt !== null && expiresAt <= now;
      const state = isLate ? 'expired' : row.state;
      const isWaiting = state === 'waiting';
      const isOfOneself = kinds[kind].concerns?.(row) === me.user.id;
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
        ...(isWaiting && expiresAt !== null && { expiresAt }),
        mayDecide: isTheirs && !isOwn && !isOfOneself,
        ...(isTheirs && isOwn && { whyNot: ownProposal }),
        ...(isTheirs && !isOwn && isOfOneself && { whyNot: ofOneself }),
        mayWithdraw: isWaiting && isOwn,
        ...kinds[kind].facts?.(row),
      };
    }),
  );
}

const ownProposal = text('这是您提出的，须由另一人复核。', 'You proposed it yourself: another person must look at it.');
