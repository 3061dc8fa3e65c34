import { choose } from '../../replay/award';
import { jurisdictionOf } from '../../replay/case-file';
import { knownRegion } from '../../replay/cast';
import { inLanes, seats } from '../../replay/script';

describe('a script', () => {
  it('seats a bidder that stands twice at two bodies, and remembers the name', () => {
    const bids = ['nakajima set', 'AZUMA', 'nakajima set'].map((bidder) => ({ bidder, price: '1' }));
    expect(seats(bids).map(({ body, bid }) => [body, bid.bidder])).toEqual([
      ['nakajima set', 'nakajima set'],
      ['AZUMA', 'AZUMA'],
      ['nakajima set（2）', 'nakajima set'],
    ]);
  });

  it('is played under Japanese rules where bids are in yen or a floor is set', () => {
    expect(jurisdictionOf({ unit: 'CNY' })).toBe('CN');
    expect(jurisdictionOf({ unit: 'CNY', floor: '1.00' })).toBe('JP');
    expect(jurisdictionOf({ unit: 'JPY' })).toBe('JP');
  });

  it('is played in the nearest region that the platform knows', () => {
    const known = ['530000', '530100', '530102'];
    expect(knownRegion('530102', known)).toBe('530102');
    expect(knownRegion('530199', known)).toBe('530100');
    expect(knownRegion('539900', known)).toBe('530000');
    expect(knownRegion('420500', known)).toBe('530000');
  });

  it('runs no more plays at a time than it has lanes', async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    await inLanes([1, 2, 3, 4, 5], 2, async (item) => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      done.push(item);
    });
    expect(most).toBe(2);
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the choice of the tenderer', () => {
  const candidate = (bidder: string, price: string, more: object = {}) => ({ bid: { bidder, price, ...more } });

  it('is the bidder that the file names, else the flagged one, else the best score, else the best price', () => {
    const candidates = [
      candidate('aa', '3', { score: '80' }),
      candidate('bb', '2', { score: '90' }),
      candidate('cc', '1', { chosen: true }),
    ];
    const plain = candidates.map(({ bid: { bidder, price } }) => candidate(bidder, price));
    expect(choose(candidates, { choice: 'aa', better: 'lower' })?.bid.bidder).toBe('aa');
    expect(choose(candidates, { better: 'lower' })?.bid.bidder).toBe('cc');
    expect(choose(candidates.slice(0, 2), { better: 'lower' })?.bid.bidder).toBe('bb');
    expect(choose(plain, { better: 'lower' })?.bid.bidder).toBe('cc');
    expect(choose(plain, { better: 'higher' })?.bid.bidder).toBe('aa');
  });
});
