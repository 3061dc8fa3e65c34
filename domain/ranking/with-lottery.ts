import type { Evaluation } from './evaluation';
import { inRowOrder } from './row-order';

/**
 * Applies a recorded lottery: the bids of each tie that needed one take its places in the order drawn. `order` holds
 * the bids of all those ties, each once; where there are several ties, one draw serves them all.
 * @throws RangeError when the order is not made of exactly these bids
 */
export function withLottery(evaluation: Evaluation, order: readonly string[]): Evaluation {
  const needed = evaluation.needsLottery.flat();
  const isThatOrder = order.length === needed.length && needed.every((bid) => order.includes(bid));
  if (!isThatOrder) throw new RangeError('a lottery draws exactly the bids that tie');
  if (needed.length === 0) return evaluation;

  const drawn = evaluation.needsLottery.map((group) => order.filter((bid) => group.includes(bid)));
  if (evaluation.method === 'buyerChoice') {
    const open = evaluation.mostCandidates - evaluation.candidates.length;
    const chosen = [...evaluation.candidates, ...drawn.flat().slice(0, open)];
    return { ...evaluation, candidates: inRowOrder(evaluation.rows, chosen), needsLottery: [], drawn: [...order] };
  }

  const rows = evaluation.rows
    .map((row) => {
      const place = drawn.find((group) => group.includes(row.bid))?.indexOf(row.bid) ?? 0;
      return row.rank === undefined ? row : { ...row, rank: row.rank + place };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  const ranked = rows.filter(({ rank }) => rank !== undefined).map(({ bid }) => bid);
  return {
    ...evaluation,
    rows,
    candidates: ranked.slice(0, evaluation.mostCandidates),
    needsLottery: [],
    drawn: [...order],
  };
}
