import { parseAmount } from '../../../domain/amount';
import type { Better } from '../../../domain/ranking/price-order';
import { priceScore, type PriceGround } from '../../../domain/ranking/price-score';
import { rational, rationalText } from '../../../domain/rational';
import { yuan } from './bids';

const best = (better: Better): PriceGround => ({ pricing: { formula: 'bestToPrice' }, better });

describe('price points', () => {
  it('are lowest ÷ price × maximum, exactly (MoF Decree 87, art. 55)', () => {
    const prices = [yuan('90'), yuan('100'), yuan('120')];
    expect(rationalText(priceScore(best('lower'), yuan('90'), prices, '30'))).toBe('30/1');
    expect(rationalText(priceScore(best('lower'), yuan('100'), prices, '30'))).toBe('27/1');
    expect(rationalText(priceScore(best('lower'), yuan('120'), prices, '30'))).toBe('45/2');
  });

  it('are price ÷ highest × maximum for discounts', () => {
    const rates = [parseAmount('20.5', '%'), parseAmount('29', '%'), parseAmount('25', '%')];
    expect(rationalText(priceScore(best('higher'), parseAmount('25', '%'), rates, '30'))).toBe('750/29');
  });

  it('bear a price of nothing', () => {
    const prices = [yuan('0'), yuan('5')];
    expect(priceScore(best('lower'), yuan('0'), prices, '30')).toEqual(rational(30n));
    expect(priceScore(best('lower'), yuan('5'), prices, '30')).toEqual(rational(0n));
    expect(priceScore(best('higher'), yuan('0'), [yuan('0')], '30')).toEqual(rational(30n));
  });

  it('are given to valid prices only', () => {
    expect(() => priceScore(best('lower'), yuan('1'), [yuan('2')], '30')).toThrow(RangeError);
    expect(() => priceScore(best('lower'), yuan('1'), [], '30')).toThrow(RangeError);
  });
});
