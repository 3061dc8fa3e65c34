import type { StandingBid } from '../../database/bids';
import { preparedLikenesses } from '../../api/cases/prepared-likenesses';
import type { PreparedBid } from '../../contents/prepared-bids';
import { preparedBidRules } from '../../definitions/trading/open-tender/prepared-bid';
import type { BidDocument } from '../../domain/bid-document/bid-document';
import { bid, bill } from '../domain/bid-document/priced-tender';

const prepared = (name: string, changed: Partial<BidDocument> = {}): PreparedBid => ({
  // only who handed it in is read of it
  bid: { id: `bid-${name}`, bodyId: `body-${name}` } as StandingBid,
  document: { ...bid, preparation: { device: `device-${name}`, sources: [] }, ...changed },
  bills: [bill],
});
const priced = (amount: string) =>
  bid.bills.map((one) => ({
    ...one,
    items: one.items.map((item) => (item.number === '2' ? { ...item, amount } : item)),
  }));
const found = (...bids: readonly PreparedBid[]) =>
  preparedLikenesses(preparedBidRules, bids, 'CNY').map(({ says, bids: ids }) => `${says.en} ${ids.join(' ')}`);
const sheet = (creator: string) => ({ sources: [{ name: 'prices.xlsx', sha256: 'a'.repeat(64), creator }] });

describe('Prepared bids of different bidders', () => {
  it('are pointed out where they make the same arithmetic error', () => {
    const wrong = { bills: priced('43.30') };
    expect(found(prepared('a', wrong), prepared('b', wrong), prepared('c', { bills: priced('33.31') }))).toEqual([
      'The same arithmetic error in a bill: 道路工程 2：43.30 bid-a bid-b',
    ]);
  });

  it('are pointed out where they come from one device or author, not where the name is a program’s', () => {
    const here = { preparation: { device: 'd'.repeat(32), sources: [] } };
    expect(found(prepared('a', here), prepared('b', here))).toEqual([
      `Prepared in one browser: ${'d'.repeat(16)}… bid-a bid-b`,
    ]);
    expect(found(prepared('a', { preparation: sheet('王五') }), prepared('b', { preparation: sheet('王五') }))).toEqual(
      ['One author of the priced sheets: 王五 bid-a bid-b'],
    );
    const nobody = { preparation: sheet('Administrator') };
    expect(found(prepared('a', nobody), prepared('b', nobody))).toEqual([]);
  });

  it('are pointed out where most of many unit prices are the same', () => {
    const items = (odd: number) =>
      Array.from({ length: 20 }, (_, index) => ({
        number: `${index}`,
        unitPrice: index < odd ? `${index + odd}` : '7',
      }));
    const one = (name: string, odd: number) => prepared(name, { bills: [{ key: 'roadworks', items: items(odd) }] });
    expect(found(one('a', 0), one('b', 2), one('c', 9))).toEqual(['18 of 20 unit prices are the same bid-a bid-b']);
  });

  it('are not pointed out for one bidder’s own, nor where the definition has no such rule', () => {
    const here = { preparation: { device: 'd'.repeat(32), sources: [] } };
    const [first, second] = [prepared('a', here), prepared('b', here)];
    expect(found(first, { ...second, bid: { ...second.bid, bodyId: 'body-a' } })).toEqual([]);
    expect(preparedLikenesses({}, [first, second], 'CNY')).toEqual([]);
  });
});
