import type { EntityManager } from 'typeorm';
import { bodyNames } from './body-names';
import { rows } from './database';
import { withOpened } from './opened-entries';
import type { EntryRow } from './rows';
import { tenderActions } from './tender-facts';

/** A bid that stands: neither replaced nor withdrawn. */
export interface StandingBid {
  readonly id: string;
  readonly bodyId: string;
  readonly bidder: string;
  readonly partyId: string;
  readonly price: string;
  readonly receivedAt: string;
  readonly hash: string;
  readonly entry: EntryRow;
}

/** The bids that stand, in order of receipt. For the platform itself: whoever shows them checks that they are opened. */
export async function standingBids(manager: EntityManager, caseId: string): Promise<StandingBid[]> {
  const entries = await rows(manager, 'entry').find({
    where: { caseId, action: tenderActions.bid, state: 'valid' },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  const said = await withOpened(manager, entries);
  const names = await bodyNames(
    manager,
    entries.map((entry) => entry.bodyId),
  );
  return said.map((entry) => ({
    id: entry.id,
    bodyId: entry.bodyId,
    bidder: names.get(entry.bodyId) ?? entry.bodyId,
    partyId: entry.partyId,
    price: String(entry.form.price),
    receivedAt: entry.receivedAt,
    hash: entry.hash,
    entry,
  }));
}
