import fc from 'fast-check';
import { formatAmount, parseAmount } from '../../../domain/amount';
import { equalSteps } from '../../../domain/collusion/equal-steps';

const bids = (...prices: string[]) => prices.map((price, n) => ({ bid: `b${n}`, price: parseAmount(price, 'CNY') }));
const found = (...args: Parameters<typeof equalSteps>) =>
  equalSteps(...args).map(({ bids: run, step }) => [run, formatAmount(step)]);

describe('prices in arithmetic sequence', () => {
  it('are found in whatever order the bids came', () => {
    expect(found(bids('9200000', '9000000', '9100000', '9555555.55'), 3)).toEqual([[['b1', 'b2', 'b0'], '100000.00']]);
  });

  it('must be exact, to the fen', () => {
    expect(found(bids('9000000', '9100000', '9200000.01'), 3)).toEqual([]);
  });

  it('may be several runs, that share a price where the step changes', () => {
    expect(found(bids('1', '2', '3', '5', '7'), 3)).toEqual([
      [['b0', 'b1', 'b2'], '1.00'],
      [['b2', 'b3', 'b4'], '2.00'],
    ]);
  });

  it('are no run where prices are equal, nor below the fewest bids', () => {
    expect(found(bids('5', '5', '5'), 3)).toEqual([]);
    expect(found(bids('1', '2', '3'), 4)).toEqual([]);
    expect(found(bids('1', '2'), 2)).toEqual([]);
  });

  it('are a run also where two bids have one of its prices', () => {
    expect(found(bids('1', '2', '2', '3'), 4)).toEqual([[['b0', 'b1', 'b2', 'b3'], '1.00']]);
    expect(found(bids('1', '2', '2', '3'), 5)).toEqual([]);
    expect(found(bids('1', '2', '2'), 3)).toEqual([]);
  });

  it('do not depend on the order of the bids', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 12 }).map(String), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(prices, (list) => {
        const all = bids(...list);
        expect(equalSteps([...all].reverse(), 3)).toEqual(equalSteps(all, 3));
      }),
    );
  });
});
