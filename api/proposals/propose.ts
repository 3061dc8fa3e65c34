import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { noteChange } from '../../database/changes';
import { insertRow } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import type { SignedIn } from '../http/dependencies';

type Proposed = Pick<ProposalRow, 'kind' | 'subject' | 'region' | 'content'>;

/** Writes down what somebody proposes; it waits for a second person. `now` is an instant of the platform's clock. */
export async function propose(tx: EntityManager, me: SignedIn, proposed: Proposed, now: string): Promise<ProposalRow> {
  const row: ProposalRow = {
    id: randomUUID(),
    ...proposed,
    state: 'waiting',
    proposedBy: me.user.id,
    proposedBodyId: me.membership.body.id,
    proposedAt: now,
    decidedBy: null,
    decidedBodyId: null,
    decidedAt: null,
    reason: null,
  };
  await insertRow(tx, 'proposal', row);
  await noteChange(tx, now, 'proposals');
  return row;
}
