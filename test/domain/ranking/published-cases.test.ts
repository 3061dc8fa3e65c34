import { parseAmount } from '../../../domain/amount';
import { drawOrder } from '../../../domain/lottery';
import type { EvaluationInput } from '../../../domain/ranking/evaluation';
import { withLottery } from '../../../domain/ranking/with-lottery';
import { accepted, bid, lowest } from './bids';
import * as published from './published-cases';

describe('what published cases decided', () => {
  const opened = ({ bids, unit }: published.PublishedCase) =>
    bids.map((each, n) => bid(`${n}`.padStart(2, '0'), parseAmount(each.price, unit)));
  const evaluate = (it: published.PublishedCase, more: Partial<EvaluationInput> = {}) =>
    lowest(opened(it), {
      better: it.better,
      ceiling: it.ceiling === undefined ? undefined : parseAmount(it.ceiling, it.unit),
      floor: it.floor === undefined ? undefined : parseAmount(it.floor, it.unit),
      mostCandidates: 1,
      ...more,
    });
  const bidderOf = (it: published.PublishedCase, id: string | undefined) => it.bids[Number(id)]?.bidder;

  it('a bid under the minimum price is invalid and the lowest valid one wins', () => {
    const it = published.belowTheMinimum;
    const { rows, candidates } = evaluate(it);
    expect(bidderOf(it, candidates[0])).toBe(it.awardedTo);
    for (const { bid, status } of rows) expect(status === 'rejected').toBe(it.bids[Number(bid)]?.invalid ?? false);
  });

  it.each([published.lotteryOfTwo, published.lotteryAtTheMinimum])('equal lowest bids go to a lottery', (it) => {
    const evaluation = evaluate(it);
    const tied = evaluation.needsLottery.flat();
    expect(evaluation.candidates).toEqual([]);
    expect(tied.map((id) => bidderOf(it, id))).toContain(it.awardedTo);
    expect(tied.length).toBe(it.bids.filter((each) => each.price === it.bids[Number(tied[0])]?.price).length);
    const order = drawOrder('00'.repeat(16), tied);
    expect(withLottery(evaluation, order).candidates).toEqual(order.slice(0, 1));
  });

  it('the highest total score comes first though it is not the lowest price', () => {
    const it = published.totalScores;
    const verdicts = it.bids.map(({ score = '' }, n) => accepted(`0${n}`, { total: score }));
    const { rows, candidates } = evaluate(it, {
      method: 'comprehensive',
      criteria: [{ id: 'total', max: '100', kind: 'scored' }],
      sheets: [{ expert: 'committee', bids: verdicts }],
      mostCandidates: 3,
    });
    expect(candidates).toEqual(['00', '01', '02']);
    expect(rows.map(({ score }) => score)).toEqual(['93.79', '88.53', '78.89']);
    expect(bidderOf(it, candidates[0])).toBe(it.awardedTo);
  });

  it('the best technical scores go on, and the lowest price among them wins', () => {
    const it = published.twoEnvelopes;
    const verdicts = it.bids.map(({ score = '' }, n) => accepted(`0${n}`, { total: score }));
    const { rows, candidates } = evaluate(it, {
      method: 'twoEnvelopes',
      shortlist: 3,
      criteria: [{ id: 'total', max: '100', kind: 'scored' }],
      sheets: [{ expert: 'committee', bids: verdicts }],
      mostCandidates: 3,
    });
    expect(candidates).toEqual(['00', '01', '02']);
    expect(bidderOf(it, candidates[0])).toBe(it.awardedTo);
    expect(rows.map(({ score }) => score)).toEqual(['79.63', '94.87', '94.83']);
  });

  it('the lowest rate to be paid wins', () => {
    const it = published.ratesToPay;
    expect(bidderOf(it, evaluate(it).candidates[0])).toBe(it.awardedTo);
  });

  it('the buyer may choose any candidate', () => {
    const it = published.buyersChoice;
    const { candidates, rows } = evaluate(it, { method: 'buyerChoice', mostCandidates: 3 });
    expect(candidates.map((id) => bidderOf(it, id))).toContain(it.awardedTo);
    expect(rows.every(({ rank }) => rank === undefined)).toBe(true);
  });
});
