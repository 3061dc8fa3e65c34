import { parseAmount } from '../../../domain/amount';
import { invalidByRule } from '../../../domain/ranking/price-bounds';
import { bid, yuan } from './bids';

describe('a price bound', () => {
  const bounds = { ceiling: yuan('100'), floor: yuan('80'), better: 'lower' } as const;

  it('is allowed itself, and nothing beyond it', () => {
    expect(invalidByRule(bid('a', '100.00'), bounds)).toBeUndefined();
    expect(invalidByRule(bid('a', '100.01'), bounds)).toBe('overCeiling');
    expect(invalidByRule(bid('a', '80.00'), bounds)).toBeUndefined();
    expect(invalidByRule(bid('a', '79.99'), bounds)).toBe('underFloor');
    expect(invalidByRule(bid('a', '0'), { better: 'lower' })).toBeUndefined();
  });

  it('bounds the number itself where the higher discount is better', () => {
    const discount = (text: string) => bid('a', parseAmount(text, '%'));
    const rates = { ceiling: parseAmount('30', '%'), floor: parseAmount('5', '%'), better: 'higher' } as const;
    expect(invalidByRule(discount('30.0001'), rates)).toBe('overCeiling');
    expect(invalidByRule(discount('4.9999'), rates)).toBe('underFloor');
    expect(invalidByRule(discount('30'), rates)).toBeUndefined();
  });
});
