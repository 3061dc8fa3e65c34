import { checkSheet, type Verdict } from '../../../domain/ranking/score-sheet';
import { accepted, bid, price, quality, rejected } from './bids';

describe('a score sheet', () => {
  const bids = [bid('a', '1'), bid('b', '2')];
  const check = (...verdicts: Verdict[]) => checkSheet({ expert: 'e1', bids: verdicts }, [quality, price], bids);

  it('has no fault when every bid has its verdict', () => {
    expect(check(accepted('a', { quality: '70' }), rejected('b'))).toEqual([]);
    expect(check(accepted('a', { quality: '0' }), accepted('b', { quality: '69.95' }))).toEqual([]);
  });

  it.each<[string, string]>([
    ['70.01', 'overMax'],
    ['-1', 'negative'],
    ['12.34567', 'tooManyDecimals'],
    ['seven', 'notANumber'],
    ['1e1', 'notANumber'],
    ['', 'missingScore'],
  ])('refuses the score %j: %s', (score, rule) => {
    expect(check(accepted('a', { quality: score }), rejected('b'))).toEqual([{ bid: 'a', criterion: 'quality', rule }]);
  });

  it('tells every other fault by its place', () => {
    expect(check(accepted('a'), rejected('b', ' '), rejected('z'))).toEqual([
      { bid: 'a', criterion: 'quality', rule: 'missingScore' },
      { bid: 'b', rule: 'missingReason' },
      { bid: 'z', rule: 'unknownBid' },
    ]);
    expect(check(accepted('a', { quality: '1', price: '30', beauty: '5' }), rejected('a'))).toEqual([
      { bid: 'a', criterion: 'price', rule: 'computedCriterion' },
      { bid: 'a', criterion: 'beauty', rule: 'unknownCriterion' },
      { bid: 'a', rule: 'bidTwice' },
      { bid: 'b', rule: 'missingBid' },
    ]);
  });
});
