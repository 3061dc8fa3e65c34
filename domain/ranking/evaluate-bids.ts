import { rationalText, roundHalfUp } from '../rational';
import { checkInput } from './check-input';
import type { EvaluatedBid, Evaluation, EvaluationInput, RejectionReason } from './evaluation';
import type { OpenedBid } from './opened-bid';
import { bidsOf, placesOf } from './places';
import { invalidByRule } from './price-bounds';
import { inRowOrder, sortByReceipt } from './row-order';
import { verdictsOn } from './score-sheet';
import { compareStandings, digitsToTellApart, groupEqual, totalScore, type Standing } from './standing';

/**
 * Evaluates bids exactly; the order in which bids, sheets and criteria are given never matters.
 *
 * - A bid is rejected by rule (see {@link invalidByRule}), or when more than half of all experts reject it.
 * - Price criteria are computed from the prices of the qualified bids. The total is the mean of the totals of those
 *   experts who accepted the bid, plus the price points.
 * - Bids with equal price (`lowestPrice`) or equal score and price tie, and only a lottery parts them.
 * - Where the buyer chooses and more bids qualify than there may be candidates, those with the best scores are taken,
 *   or with the best prices if nothing is scored.
 *
 * @throws RangeError when a bid, expert or criterion stands twice, a sheet is faulty (see `checkSheet`; a bid
 *   invalid by rule needs no verdict), something is to be scored and there is no sheet, `comprehensive` has no
 *   criteria, or a number of candidates is not a whole number from 1; AmountError `wrongUnit` when units differ
 */
export function evaluateBids(input: EvaluationInput): Evaluation {
  checkInput(input);
  const scored = input.method !== 'lowestPrice' && input.criteria.length > 0;
  const judged = input.bids.map((bid) => ({ bid, reasons: rejectionReasons(bid, input) }));
  const qualified = judged.filter(({ reasons }) => reasons.length === 0).map(({ bid }) => bid);
  const prices = qualified.map(({ price }) => price);
  const standings = qualified.map((bid) => ({ bid, points: scored ? totalScore(bid, prices, input) : undefined }));

  const order = (a: Standing, b: Standing) => compareStandings(a, b, input.better);
  const groups = groupEqual(standings, order);
  const digits = digitsToTellApart(standings.flatMap(({ points }) => points ?? []));
  const ranked = input.method !== 'buyerChoice';
  let rank = 1;
  const rows: EvaluatedBid[] = [];
  for (const group of groups) {
    for (const { bid, points } of group) {
      rows.push({
        ...evaluated(bid, []),
        ...(points ? { score: roundHalfUp(points, digits), exactScore: rationalText(points) } : {}),
        ...(ranked ? { rank } : {}),
        ...(group.length > 1 ? { tie: true } : {}),
      });
    }
    rank += group.length;
  }
  if (!ranked) sortByReceipt(rows, input.bids);

  const rejected = judged.filter(({ reasons }) => reasons.length > 0);
  const rejectedRows = rejected.map(({ bid, reasons }) => evaluated(bid, reasons));
  const places = placesOf(groups, input.method, input.mostCandidates);
  return {
    method: input.method,
    rows: [...rows, ...sortByReceipt(rejectedRows, input.bids)],
    candidates: ranked ? places.certain : inRowOrder(rows, places.certain),
    ties: groups.filter((group) => group.length > 1).map(bidsOf),
    needsLottery: places.undecided,
    qualified: qualified.length,
    enough: qualified.length >= (input.minimumCandidates ?? 1),
    mostCandidates: input.mostCandidates,
  };
}

function rejectionReasons(bid: OpenedBid, input: EvaluationInput): RejectionReason[] {
  const rule = invalidByRule(bid, input);
  const reasons: RejectionReason[] = rule ? [{ by: 'rule', rule }] : [];
  const against = verdictsOn(bid, input.sheets).filter(({ verdict }) => verdict === 'rejected');
  if (against.length * 2 <= input.sheets.length) return reasons;
  const texts = new Set(against.map(({ reason }) => reason?.trim() ?? ''));
  return [...reasons, ...[...texts].map((text) => ({ by: 'committee' as const, text }))];
}

function evaluated({ bid, bidder, price }: OpenedBid, reasons: readonly RejectionReason[]): EvaluatedBid {
  return { bid, bidder, price, status: reasons.length === 0 ? 'qualified' : 'rejected', reasons };
}
