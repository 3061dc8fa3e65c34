import type { EntityManager } from 'typeorm';
import type { Process } from '../definitions/language';
import { standingBids } from './bids';
import { rows } from './database';
import type { PartyRow } from './rows';

/**
 * The parties whom experts that are drawn must have nothing to do with: of those who take part with bids, the ones whose
 * bids were opened and stand.
 */
export async function concernedParties(
  manager: EntityManager,
  caseId: string,
  { roles }: Pick<Process, 'roles'>,
): Promise<PartyRow[]> {
  const parties = await rows(manager, 'party').findBy({ caseId });
  const bidding = new Set((await standingBids(manager, caseId)).map(({ partyId }) => partyId));
  return parties.filter(({ id, role, leftAt }) => (roles[role]?.party === 'many' ? bidding.has(id) : leftAt === null));
}
