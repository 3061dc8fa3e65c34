import { In, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { may } from '../access/may-read';
import { membershipOf } from '../session/memberships';
import { abilityOf } from '../session/sessions';

/** Somebody who may decide over a proposal, and where they belong. */
export interface Decider {
  readonly userId: string;
  readonly bodyId: string;
}

/** Roles of which somebody may decide over proposals that do not come from their own body. */
const rolesElsewhere = ['operator', 'administration'];

/** Everybody who may decide over a proposal by the rules: neither who proposed it nor whom it concerns. */
export async function decidersOf(tx: EntityManager, row: ProposalRow, concerns?: string): Promise<Decider[]> {
  const near = [row.proposedBodyId, ...(row.bodyId === null ? [] : [row.bodyId])];
  const found = await rows(tx, 'membership').findBy([{ bodyId: In(near) }, { role: In(rolesElsewhere) }]);
  const others = found.filter(({ userId }) => userId !== row.proposedBy && userId !== concerns);
  if (others.length === 0) return [];
  const [bodies, users] = await Promise.all([
    rows(tx, 'body').findBy({ id: In(others.map(({ bodyId }) => bodyId)) }),
    rows(tx, 'user').findBy({ id: In(others.map(({ userId }) => userId)), active: true }),
  ]);
  const active = new Set(users.map(({ id }) => id));
  const deciders = others.flatMap((each): Decider[] => {
    const membership = membershipOf(
      each,
      bodies.find(({ id }) => id === each.bodyId),
    );
    if (!membership || !active.has(each.userId)) return [];
    if (!may(abilityOf(membership, each.userId), 'update', 'Proposal', row)) return [];
    return [{ userId: each.userId, bodyId: each.bodyId }];
  });
  return [...new Map(deciders.map((each) => [each.userId, each])).values()];
}
