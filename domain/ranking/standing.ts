import type { Amount } from '../amount';
import { add, compare, mean, parseRational, rationalText, roundHalfUp, sum, type Rational } from '../rational';
import { compareTexts } from '../text-order';
import type { EvaluationInput } from './evaluation';
import type { OpenedBid } from './opened-bid';
import { comparePrices, type Better } from './price-order';
import { priceScore } from './price-score';
import { verdictsOn } from './score-sheet';

/** A qualified bid with its points, where something is scored. */
export interface Standing {
  readonly bid: OpenedBid;
  readonly points: Rational | undefined;
}

/** The exact points of a qualified bid among the prices of all of them. */
export function totalScore(
  bid: OpenedBid,
  prices: readonly Amount[],
  { criteria, sheets, better }: EvaluationInput,
): Rational {
  const pricePoints = criteria
    .filter(({ kind }) => kind === 'price')
    .map(({ max }) => priceScore('bestToPrice', bid.price, prices, max, better));
  const scoredIds = criteria.filter(({ kind }) => kind === 'scored').map(({ id }) => id);
  if (scoredIds.length === 0) return sum(pricePoints);
  const totals = verdictsOn(bid, sheets)
    .filter(({ verdict }) => verdict === 'accepted')
    .map(({ scores }) => sum(scoredIds.map((id) => parseRational(scores[id] ?? ''))));
  return add(mean(totals), sum(pricePoints));
}

/** Better first; zero for a tie. */
export function compareStandings(a: Standing, b: Standing, better: Better): number {
  const byPoints = a.points && b.points ? compare(b.points, a.points) : 0;
  return byPoints || comparePrices(a.bid.price, b.bid.price, better);
}

/** Groups of equal standing, best first, each sorted by bid id. */
export function groupEqual(standings: readonly Standing[], order: (a: Standing, b: Standing) => number): Standing[][] {
  const groups: Standing[][] = [];
  for (const standing of [...standings].sort((a, b) => order(a, b) || compareTexts(a.bid.bid, b.bid.bid))) {
    const group = groups.at(-1);
    if (group?.[0] && order(group[0], standing) === 0) group.push(standing);
    else groups.push([standing]);
  }
  return groups;
}

/** The least number of decimals, from two, that shows different scores differently (twelve at most). */
export function digitsToTellApart(scores: readonly Rational[]): number {
  const different = new Set(scores.map(rationalText)).size;
  let digits = 2;
  while (digits < 12 && new Set(scores.map((score) => roundHalfUp(score, digits))).size < different) digits += 1;
  return digits;
}
