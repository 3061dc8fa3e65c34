import { parseAmount, type Amount } from '../../../domain/amount';
import { evaluateBids } from '../../../domain/ranking/evaluate-bids';
import type { EvaluatedBid, Evaluation, EvaluationInput } from '../../../domain/ranking/evaluation';
import type { OpenedBid } from '../../../domain/ranking/opened-bid';
import type { Criterion, Verdict } from '../../../domain/ranking/score-sheet';

export const yuan = (text: string): Amount => parseAmount(text, 'CNY');
export const quality: Criterion = { id: 'quality', max: '70', kind: 'scored' };
export const price: Criterion = { id: 'price', max: '30', kind: 'price' };

/** A bid of a bidder of that name. */
export function bid(id: string, amount: string | Amount, receivedAt = '2026-03-02T01:00:00Z'): OpenedBid {
  return { bid: id, bidder: `bidder ${id}`, price: typeof amount === 'string' ? yuan(amount) : amount, receivedAt };
}

/** A verdict for a bid, with its scores. */
export function accepted(id: string, scores: Record<string, string> = {}): Verdict {
  return { bid: id, verdict: 'accepted', scores };
}

/** A verdict against a bid. */
export function rejected(id: string, reason = 'no licence'): Verdict {
  return { bid: id, verdict: 'rejected', reason, scores: {} };
}

/** Evaluates bids by the lowest price, without a committee. */
export function lowest(bids: readonly OpenedBid[], more: Partial<EvaluationInput> = {}): Evaluation {
  return evaluateBids({
    method: 'lowestPrice',
    better: 'lower',
    criteria: [],
    bids,
    sheets: [],
    mostCandidates: 3,
    ...more,
  });
}

/** The row of a bid in a result. */
export function row(rows: readonly EvaluatedBid[], id: string): EvaluatedBid {
  const found = rows.find((each) => each.bid === id);
  if (!found) throw new Error(`no row for ${id}`);
  return found;
}
