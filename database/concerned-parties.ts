import type { EntityManager } from 'typeorm';
import type { Process } from '../definitions/language';
import { standingBids } from './bids';
import { rows } from './database';
import type { PartyRow } from './rows';

/** Those who take part in a case, and who of them has something to win: bidders only whose bids were opened and stand. */
export async function concernedParties(
  manager: EntityManager,
  caseId: string,
  { roles }: Pick<Process, 'roles'>,
): Promise<{ readonly all: readonly PartyRow[]; readonly opened: readonly PartyRow[] }> {
  const parties = await rows(manager, 'party').findBy({ caseId });
  const all = parties.filter(({ leftAt }) => leftAt === null);
  const bidding = new Set((await standingBids(manager, caseId)).map(({ partyId }) => partyId));
  return { all, opened: all.filter(({ id, role }) => roles[role]?.party !== 'many' || bidding.has(id)) };
}
