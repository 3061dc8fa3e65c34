import { parseAmount } from '../../../domain/amount';
import { priceScore } from '../../../domain/ranking/price-score';
import { rational, rationalText } from '../../../domain/rational';
import { yuan } from './bids';

describe('price points', () => {
  it('are lowest ÷ price × maximum, exactly (MoF Decree 87, art. 55)', () => {
    const prices = [yuan('90'), yuan('100'), yuan('120')];
    expect(rationalText(priceScore('bestToPrice', yuan('90'), prices, '30', 'lower'))).toBe('30/1');
    expect(rationalText(priceScore('bestToPrice', yuan('100'), prices, '30', 'lower'))).toBe('27/1');
    expect(rationalText(priceScore('bestToPrice', yuan('120'), prices, '30', 'lower'))).toBe('45/2');
  });

  it('are price ÷ highest × maximum for discounts', () => {
    const rates = [parseAmount('20.5', '%'), parseAmount('29', '%'), parseAmount('25', '%')];
    expect(rationalText(priceScore('bestToPrice', parseAmount('25', '%'), rates, '30', 'higher'))).toBe('750/29');
  });

  it('bear a price of nothing', () => {
    const prices = [yuan('0'), yuan('5')];
    expect(priceScore('bestToPrice', yuan('0'), prices, '30', 'lower')).toEqual(rational(30n));
    expect(priceScore('bestToPrice', yuan('5'), prices, '30', 'lower')).toEqual(rational(0n));
    expect(priceScore('bestToPrice', yuan('0'), [yuan('0')], '30', 'higher')).toEqual(rational(30n));
  });

  it('are given to valid prices only', () => {
    expect(() => priceScore('bestToPrice', yuan('1'), [yuan('2')], '30', 'lower')).toThrow(RangeError);
    expect(() => priceScore('bestToPrice', yuan('1'), [], '30', 'lower')).toThrow(RangeError);
  });
});
