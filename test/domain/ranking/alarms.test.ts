import { parseAmount, type Unit } from '../../../domain/amount';
import { lowPrices } from '../../../domain/ranking/low-prices';
import { outlyingScores } from '../../../domain/ranking/outlying-scores';
import { rationalText } from '../../../domain/rational';
import { accepted, price, quality, rejected } from './bids';

describe('a price far below the others', () => {
  const bids = (unit: Unit, ...prices: string[]) =>
    prices.map((each, n) => ({ bid: `b${n}`, price: parseAmount(each, unit) }));
  const low = (...args: Parameters<typeof lowPrices>) =>
    lowPrices(...args).map(({ bid, percent }) => [bid, rationalText(percent)]);

  it('is told with its share of the mean of all others', () => {
    // the others of b0 have a mean of 100
    expect(low(bids('CNY', '79', '98', '102'), '80', 'lower')).toEqual([['b0', '79/1']]);
    expect(low(bids('CNY', '80', '98', '102'), '80', 'lower')).toEqual([]);
  });

  it('is, of discounts, what is left to be paid', () => {
    // to be paid: 40, 90 and 110 − 10 = 100 of hundred
    expect(low(bids('%', '60', '10', '0'), '80', 'higher')).toEqual([['b0', '800/19']]);
  });

  it('is not looked for among two, nor where the higher price is the better one', () => {
    expect(low(bids('CNY', '1', '100'), '80', 'lower')).toEqual([]);
    expect(low(bids('CNY', '1', '100', '100'), '80', 'higher')).toEqual([]);
    expect(low(bids('CNY', '0', '0', '0'), '80', 'lower')).toEqual([]);
  });
});

describe('a score far from the others', () => {
  const sheet = (expert: string, ...scores: (string | undefined)[]) => ({
    expert,
    bids: scores.map((score, n) => (score === undefined ? rejected(`b${n}`) : accepted(`b${n}`, { quality: score }))),
  });
  const told = (...sheets: ReturnType<typeof sheet>[]) =>
    outlyingScores(sheets, [quality, price], '25').map(({ expert, bid, percent }) => [
      expert,
      bid,
      rationalText(percent),
    ]);

  it('is told with its distance in per cent of the scored points', () => {
    // of 70 points: 14 against a mean of 49 are 50 % less
    expect(told(sheet('e1', '49', '60'), sheet('e2', '49', '60'), sheet('e3', '14', '60'))).toEqual([
      ['e3', 'b0', '-50/1'],
    ]);
  });

  it('is told only above the bound, and among three or more who accepted the bid', () => {
    expect(told(sheet('e1', '40'), sheet('e2', '40'), sheet('e3', '57.5'))).toEqual([]);
    expect(told(sheet('e1', '10'), sheet('e2', '70'), sheet('e3', undefined))).toEqual([]);
  });
});
