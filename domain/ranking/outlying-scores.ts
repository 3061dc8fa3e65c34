import { compare, divide, mean, multiply, parseRational, rational, subtract, sum, type Rational } from '../rational';
import type { Criterion, Sheet } from './score-sheet';

/** A total of one expert that lies far from what the others gave the same bid. */
export interface OutlyingScore {
  readonly expert: string;
  readonly bid: string;
  /** How far from the mean of the others, in per cent of all points that are scored; above zero where it is higher. */
  readonly percent: Rational;
}

const hundred = rational(100n);

/**
 * The totals of experts that lie more than so many per cent of the scored points away from the mean of those of all
 * others who accepted the bid (评分畸高、畸低); only where three or more did.
 * @param percent a decimal string
 */
export function outlyingScores(
  sheets: readonly Sheet[],
  criteria: readonly Criterion[],
  percent: string,
): readonly OutlyingScore[] {
  const scored = criteria.filter(({ kind }) => kind === 'scored');
  const most = sum(scored.map(({ max }) => parseRational(max)));
  if (most.n <= 0n) return [];
  const totals = sheets.flatMap(({ expert, bids }) =>
    bids.flatMap(({ bid, verdict, scores }) =>
      verdict === 'accepted'
        ? [{ expert, bid, total: sum(scored.map(({ id }) => parseRational(scores[id] ?? '0'))) }]
        : [],
    ),
  );
  return totals.flatMap(({ expert, bid, total }) => {
    const others = totals.filter((each) => each.bid === bid && each.expert !== expert).map((each) => each.total);
    if (others.length < 2) return [];
    const away = multiply(divide(subtract(total, mean(others)), most), hundred);
    const distance = away.n < 0n ? subtract(rational(0n), away) : away;
    return compare(distance, parseRational(percent)) > 0 ? [{ expert, bid, percent: away }] : [];
  });
}
