import type { Amount } from '../amount';
import { compare, mean, parseRational, rationalText, roundHalfUp, sum, type Rational } from '../rational';
import { compareTexts } from '../text-order';
import type { EvaluationInput } from './evaluation';
import type { TieRule } from './method';
import type { OpenedBid } from './opened-bid';
import { comparePrices } from './price-order';
import { priceScore } from './price-score';
import { verdictsOn } from './score-sheet';

/** A qualified bid with its points, where something is scored. */
export interface Standing {
  readonly bid: OpenedBid;
  readonly points: Rational | undefined;
  /** Those of the points that the committee gave. */
  readonly technical: Rational | undefined;
  /** The points of each criterion, by its id; together they are the points. */
  readonly parts: Readonly<Record<string, Rational>>;
}

/** The exact points of a qualified bid among the prices of all of them, criterion by criterion. */
export function scored(bid: OpenedBid, prices: readonly Amount[], input: EvaluationInput): Standing {
  const { criteria, sheets, pricing = { formula: 'bestToPrice' } } = input;
  const accepted = verdictsOn(bid, sheets).filter(({ verdict }) => verdict === 'accepted');
  const points = criteria.map(({ id, max, kind }) =>
    kind === 'price'
      ? priceScore({ pricing, better: input.better, ceiling: input.ceiling }, bid.price, prices, max)
      : mean(accepted.map(({ scores }) => parseRational(scores[id] ?? ''))),
  );
  return {
    bid,
    points: sum(points),
    technical: sum(points.filter((_, index) => criteria[index]?.kind === 'scored')),
    parts: Object.fromEntries(criteria.map(({ id }, index) => [id, points[index] ?? sum([])])),
  };
}

/** A qualified bid where nothing is scored. */
export const unscored = (bid: OpenedBid): Standing => ({ bid, points: undefined, technical: undefined, parts: {} });

/** Better first; zero for a tie. */
export function compareStandings(a: Standing, b: Standing, input: EvaluationInput): number {
  const { method, better, ties = 'price' } = input;
  const byPrice = comparePrices(a.bid.price, b.bid.price, better);
  if (method === 'lowestPrice' || !a.points || !b.points) return byPrice;
  if (method === 'twoEnvelopes') return byPrice || (ties === 'technical' ? higherFirst(a.points, b.points) : 0);
  return higherFirst(a.points, b.points) || partTie(ties, byPrice, higherFirst(a.technical, b.technical));
}

function partTie(ties: TieRule, byPrice: number, byCommittee: number): number {
  if (ties === 'lottery') return 0;
  return ties === 'technical' ? byCommittee || byPrice : byPrice;
}

/** Negative when the first has more points; zero where nothing is scored. */
export const higherFirst = (a: Rational | undefined, b: Rational | undefined): number => (a && b ? compare(b, a) : 0);

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
