import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { noteChange } from '../../database/changes';
import { insertRow } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import type { Text } from '../../definitions/language/text';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { decidersOf } from './deciders';
import { tellDeciders } from './tell-proposal';

/** What is proposed; its title in words, for those who are told of it. */
type Proposed = Pick<ProposalRow, 'kind' | 'subject' | 'region' | 'content'> & {
  readonly bodyId?: string;
  readonly title: Text;
  /** The person whom it concerns. */
  readonly concerns?: string;
};

/** How long a proposal waits, by the platform's clock: what nobody wanted for two weeks is asked for anew. */
const waitsMs = 14 * 24 * 3_600_000;

/** Writes down what somebody proposes; it waits for a second person, and those who may decide are told. */
export async function propose(
  tx: EntityManager,
  deps: ApiDependencies,
  me: SignedIn,
  { title, concerns, bodyId, ...proposed }: Proposed,
): Promise<ProposalRow> {
  const now = deps.clock.now();
  const row: ProposalRow = {
    id: randomUUID(),
    ...proposed,
    bodyId: bodyId ?? null,
    state: 'waiting',
    proposedBy: me.user.id,
    proposedBodyId: me.membership.body.id,
    proposedAt: now,
    expiresAt: new Date(Date.parse(now) + waitsMs).toISOString(),
    decidedBy: null,
    decidedBodyId: null,
    decidedAt: null,
    reason: null,
  };
  await insertRow(tx, 'proposal', row);
  await noteChange(tx, now, 'proposals');
  await tellDeciders(tx, deps, row, title, await decidersOf(tx, row, concerns));
  return row;
}
