import type { EvaluationInput } from './evaluation';
import { invalidByRule } from './price-bounds';

/**
 * The experts whose sheet says nothing of a bid that is to be judged: prices were settled anew after it was handed in,
 * and a bid that had been rejected for its price is in again.
 */
export function incompleteSheets(
  input: Pick<EvaluationInput, 'bids' | 'sheets' | 'ceiling' | 'floor' | 'better'>,
): string[] {
  const judged = input.bids.filter((bid) => bid.unconfirmed === undefined && !invalidByRule(bid, input));
  return input.sheets
    .filter(({ bids }) => judged.some(({ bid }) => !bids.some((verdict) => verdict.bid === bid)))
    .map(({ expert }) => expert);
}
