import fc from 'fast-check';
import type { Amount } from '../../../domain/amount';
import { basePrice, benchmarkScore, deviation, type Benchmark } from '../../../domain/ranking/benchmark';
import { compare, parseRational, rational, rationalText } from '../../../domain/rational';
import { yuan } from './bids';

/** 公路工程标准施工招标文件 (2018): E1 above the base price, E2 below it. */
const e1e2: Benchmark = { base: 'trimmedMean', dearerPoints: '2', cheaperPoints: '1' };
const prices = ['98', '100', '101', '105', '120'].map(yuan);

describe('a base price', () => {
  it('is the mean, and without one highest and one lowest price where more than three count', () => {
    expect(rationalText(basePrice({ ...e1e2, base: 'mean' }, prices, undefined).price)).toBe('10480/1');
    // (100 + 101 + 105) ÷ 3 = 102
    expect(basePrice(e1e2, prices, undefined)).toEqual({ price: rational(10200n), counted: 5 });
    // three prices or fewer: the mean
    expect(rationalText(basePrice(e1e2, prices.slice(0, 3), undefined).price)).toBe('29900/3');
  });

  it('leaves out one of equal highest prices, not all of them', () => {
    const equal = ['90', '110', '110', '110'].map(yuan);
    expect(basePrice(e1e2, equal, undefined).price).toEqual(rational(11000n));
  });

  it('counts prices from a share of the ceiling on, and all where none reaches it', () => {
    const from = { ...e1e2, base: 'mean' as const, countedFrom: '85' };
    // 85 % of 120 is 102: of 98, 100, 101, 105 and 120 only the last two count
    expect(basePrice(from, prices, yuan('120'))).toEqual({ price: rational(11250n), counted: 2 });
    expect(basePrice(from, prices, yuan('1000')).counted).toBe(5);
  });

  it('mixes in a share of the ceiling', () => {
    // 40 % of 110 and 60 % of 102
    expect(basePrice({ ...e1e2, ceilingShare: '40' }, prices, yuan('110')).price).toEqual(rational(10520n));
    expect(() => basePrice({ ...e1e2, ceilingShare: '40' }, prices, undefined)).toThrow(RangeError);
  });
});

describe('points by the distance from a base price', () => {
  const base = rational(10200n);
  const points = (price: string, better: 'lower' | 'higher' = 'lower') =>
    rationalText(benchmarkScore(e1e2, yuan(price), base, '40', better));

  it('are full at the base price and fall by E1 above and by E2 below, exactly', () => {
    expect(points('102')).toBe('40/1');
    // 105 is 2.94… % above: 40 − 50 ÷ 17 × 2
    expect(points('105')).toBe('580/17');
    // 98 is 3.92… % below: 40 − 200 ÷ 51
    expect(points('98')).toBe('1840/51');
  });

  it('are never below zero', () => {
    expect(points('204')).toBe('0/1');
    expect(points('0')).toBe('0/1');
  });

  it('take a lower discount for the dearer one', () => {
    expect(points('98', 'higher')).toBe('1640/51');
    expect(deviation(yuan('98'), base, 'higher')).toEqual(rational(200n, 51n));
  });

  it('bear a base price of nothing', () => {
    expect(benchmarkScore(e1e2, yuan('0'), rational(0n), '40', 'lower')).toEqual(rational(40n));
    expect(benchmarkScore(e1e2, yuan('1'), rational(0n), '40', 'lower')).toEqual(rational(0n));
  });

  it('fall on each side with the distance, and lie between nothing and the maximum', () => {
    const amount = fc.bigInt({ min: 0n, max: 400n }).map((parts): Amount => ({ parts, unit: 'CNY' }));
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 1n, max: 300n }), (a, b, middle) => {
        const at = rational(middle);
        const of = (price: Amount) => benchmarkScore(e1e2, price, at, '40', 'lower');
        for (const each of [a, b]) {
          expect(compare(of(each), rational(0n))).toBeGreaterThanOrEqual(0);
          expect(compare(of(each), parseRational('40'))).toBeLessThanOrEqual(0);
        }
        const areOnOneSide = (a.parts - middle) * (b.parts - middle) >= 0n;
        const isFarther = (a.parts - middle) ** 2n >= (b.parts - middle) ** 2n;
        if (areOnOneSide && isFarther) expect(compare(of(a), of(b))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
