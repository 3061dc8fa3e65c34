import { higherFirst, type Standing } from './standing';

/**
 * The bids whose scores are the best so many, in any order; who has as many points as the last of them goes on too, so
 * that no lottery shuts anybody out before prices count.
 */
export function shortlisted(standings: readonly Standing[], places: number): readonly Standing[] {
  const last = [...standings].sort((a, b) => higherFirst(a.points, b.points))[places - 1];
  return last ? standings.filter((each) => higherFirst(each.points, last.points) <= 0) : standings;
}
