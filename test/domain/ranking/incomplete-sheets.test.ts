import { parseAmount } from '../../../domain/amount';
import { incompleteSheets } from '../../../domain/ranking/incomplete-sheets';

const amount = (yuan: string) => parseAmount(yuan, 'CNY');
const bid = (id: string, price: string) => ({ bid: id, bidder: id, price: amount(price), receivedAt: '2026-01-01' });
const sheet = (expert: string, ...bids: string[]) => ({
  expert,
  bids: bids.map((one) => ({ bid: one, verdict: 'accepted' as const, scores: {} })),
});

describe('sheets after prices were settled anew', () => {
  const ground = { better: 'lower' as const, ceiling: amount('100'), bids: [bid('a', '90'), bid('b', '95')] };

  it('have to be done again by whoever has not judged a bid that is in', () => {
    const sheets = [sheet('one', 'a', 'b'), sheet('two', 'a'), sheet('three')];
    expect(incompleteSheets({ ...ground, sheets })).toEqual(['two', 'three']);
  });

  it('stand when they lack only what is not judged: over the ceiling, or its price not confirmed', () => {
    const bids = [bid('a', '90'), bid('b', '101'), { ...bid('c', '80'), unconfirmed: 'refused' as const }];
    expect(incompleteSheets({ ...ground, bids, sheets: [sheet('one', 'a')] })).toEqual([]);
  });

  it('stand when they judge a bid that is out by now', () => {
    expect(incompleteSheets({ ...ground, sheets: [sheet('one', 'a', 'b', 'gone')] })).toEqual([]);
  });
});
