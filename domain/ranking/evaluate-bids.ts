import { rationalText, roundHalfUp } from '../rational';
import { checkInput } from './check-input';
import type { EvaluatedBid, Evaluation, EvaluationInput, RejectionReason } from './evaluation';
import type { OpenedBid } from './opened-bid';
import { bidsOf, placesOf } from './places';
import { invalidByRule } from './price-bounds';
import { inRowOrder, sortByReceipt } from './row-order';
import { verdictsOn } from './score-sheet';
import { referencePrice } from './price-score';
import { shortlisted } from './shortlist';
import { compareStandings, digitsToTellApart, groupEqual, scored, unscored, type Standing } from './standing';

/**
 * Evaluates bids exactly; the order in which bids, sheets and criteria are given never matters.
 *
 * - A bid is rejected by rule (see {@link invalidByRule}), when its bidder did not confirm the corrected price, or when more than half of all experts reject it.
 * - The points of a scored criterion are the mean of those experts who accepted the bid; those of a price criterion are
 *   computed from the prices of the qualified bids. The total is their sum.
 * - In two envelopes the qualified bids with the best totals go on (see {@link shortlisted}), and price ranks them.
 * - Bids that stand equal, by all that the tie rule lets decide, tie, and only a lottery parts them.
 * - Where the buyer chooses and more bids qualify than there may be candidates, those with the best scores are taken,
 *   or with the best prices if nothing is scored.
 *
 * A better price never ranks worse where price ranks and where the best price has the most points. Where points are
 * taken off by the distance from a base price it may: that is the method, and no fault of the calculation.
 *
 * @throws RangeError when a bid, expert or criterion stands twice, a sheet is faulty (see `checkSheet`; a bid
 *   invalid by rule needs no verdict), something is to be scored and there is no sheet, a method that scores has no
 *   criteria, two envelopes have a price criterion or no number of places, a share of the ceiling is asked for and there
 *   is no ceiling, or a number of candidates is not a whole number from 1; AmountError `wrongUnit` when units differ
 */
export function evaluateBids(input: EvaluationInput): Evaluation {
  checkInput(input);
  const { method } = input;
  const isScored = method !== 'lowestPrice' && input.criteria.length > 0;
  const judged = input.bids.map((bid) => ({ bid, reasons: rejectionReasons(bid, input) }));
  const qualified = judged.filter(({ reasons }) => reasons.length === 0).map(({ bid }) => bid);
  const prices = qualified.map(({ price }) => price);
  const standings = qualified.map((bid) => (isScored ? scored(bid, prices, input) : unscored(bid)));
  const goOn = method === 'twoEnvelopes' ? shortlisted(standings, input.shortlist ?? 0) : standings;

  const groups = groupEqual(goOn, (a, b) => compareStandings(a, b, input));
  const digits = digitsToTellApart(standings.flatMap(({ points }) => points ?? []));
  const ranked = method !== 'buyerChoice';
  let rank = 1;
  const rows: EvaluatedBid[] = [];
  for (const group of groups) {
    for (const standing of group) {
      rows.push({
        ...withPoints(standing, digits),
        ...(ranked ? { rank } : {}),
        ...(group.length > 1 ? { tie: true } : {}),
      });
    }
    rank += group.length;
  }
  if (!ranked) sortByReceipt(rows, input.bids);

  const shutOut = standings
    .filter((standing) => !goOn.includes(standing))
    .map((standing) => ({ ...withPoints(standing, digits), shutOut: true as const }));
  const rejected = judged.filter(({ reasons }) => reasons.length > 0);
  const rejectedRows = rejected.map(({ bid, reasons }) => evaluated(bid, reasons));
  const places = placesOf(groups, method, input.mostCandidates);
  const hasPriceScore = isScored && prices.length > 0 && input.criteria.some(({ kind }) => kind === 'price');
  return {
    method,
    rows: [...rows, ...sortByReceipt(shutOut, input.bids), ...sortByReceipt(rejectedRows, input.bids)],
    candidates: ranked ? places.certain : inRowOrder(rows, places.certain),
    ties: groups.filter((group) => group.length > 1).map(bidsOf),
    needsLottery: places.undecided,
    qualified: qualified.length,
    enough: qualified.length >= (input.minimumCandidates ?? 1),
    mostCandidates: input.mostCandidates,
    ...(hasPriceScore && {
      priceReference: referencePrice({ ...input, pricing: input.pricing ?? { formula: 'bestToPrice' } }, prices),
    }),
  };
}

function withPoints({ bid, points, parts }: Standing, digits: number): EvaluatedBid {
  if (!points) return evaluated(bid, []);
  return {
    ...evaluated(bid, []),
    score: roundHalfUp(points, digits),
    exactScore: rationalText(points),
    parts: Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, rationalText(part)])),
  };
}

function rejectionReasons(bid: OpenedBid, input: EvaluationInput): RejectionReason[] {
  const rule = invalidByRule(bid, input);
  const reasons: RejectionReason[] = rule ? [{ by: 'rule', rule }] : [];
  if (bid.unconfirmed) reasons.push({ by: 'bidder', answer: bid.unconfirmed });
  const against = verdictsOn(bid, input.sheets).filter(({ verdict }) => verdict === 'rejected');
  if (against.length * 2 <= input.sheets.length) return reasons;
  const texts = new Set(against.map(({ reason }) => reason?.trim() ?? ''));
  return [...reasons, ...[...texts].map((text) => ({ by: 'committee' as const, text }))];
}

function evaluated({ bid, bidder, price, stated }: OpenedBid, reasons: readonly RejectionReason[]): EvaluatedBid {
  return {
    bid,
    bidder,
    price,
    ...(stated && { stated }),
    status: reasons.length === 0 ? 'qualified' : 'rejected',
    reasons,
  };
}
