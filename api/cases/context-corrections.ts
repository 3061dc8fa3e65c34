import type { EntityManager } from 'typeorm';
import { askedCorrections, readCorrections } from '../../database/corrections';
import type { StandingBid } from '../../database/bids';
import type { ContextCorrections } from '../../definitions/language';
import type { CorrectedBid } from '../../domain/bid-document/corrections';
import { mostCorrections } from './shown-corrections';

/**
 * The bids whose arithmetic asks for corrections in a stay: as it was found, and once the committee has decided as that
 * came out, with what the bidders say.
 */
export async function contextCorrections(
  manager: EntityManager,
  caseId: string,
  visit: number,
  bids: readonly Pick<StandingBid, 'id' | 'bidder'>[],
): Promise<readonly ContextCorrections[]> {
  const kept = await readCorrections(manager, caseId, visit);
  if (!kept) return [];
  const named = <T extends { readonly bid: string }>(bid: T, { stated, corrected, corrections }: CorrectedBid) => ({
    bid: bid.bid,
    bidder: bids.find(({ id }) => id === bid.bid)?.bidder ?? bid.bid,
    stated,
    corrected,
    corrections: corrections.slice(0, mostCorrections),
    ...(corrections.length > mostCorrections && { unlisted: corrections.length - mostCorrections }),
  });
  if (!kept.decided) return kept.found.map((one) => named(one, one));
  return (await askedCorrections(manager, caseId, visit)).map((one) => ({
    ...named(one, { ...one, corrections: one.taken }),
    confirmation: one.taken.length === 0 ? 'notAsked' : (one.confirmation ?? 'waiting'),
  }));
}
