import { withLottery } from '../../../domain/ranking/with-lottery';
import { bid, lowest, row } from './bids';

describe('a tie', () => {
  const tied = lowest([bid('d', '9'), bid('c', '5'), bid('b', '5'), bid('a', '1'), bid('f', '9'), bid('e', '9')]);

  it('shares a rank and keeps open every place that it may change', () => {
    expect(tied.rows.map(({ rank }) => rank)).toEqual([1, 2, 2, 4, 4, 4]);
    expect(tied.candidates).toEqual(['a']);
    expect(tied.ties).toEqual([
      ['b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(tied.needsLottery).toEqual([['b', 'c']]);
  });

  it('is parted by a lottery, only where it matters', () => {
    const drawn = withLottery(tied, ['c', 'b']);
    expect(drawn.candidates).toEqual(['a', 'c', 'b']);
    expect(drawn.rows.map(({ bid, rank }) => `${bid}${rank ?? ''}`)).toEqual(['a1', 'c2', 'b3', 'd4', 'e4', 'f4']);
    expect(drawn).toMatchObject({ needsLottery: [], drawn: ['c', 'b'], ties: tied.ties });
    expect(row(drawn.rows, 'b').tie).toBe(true);
  });

  it('that reaches over the last place is drawn as a whole', () => {
    const open = lowest([bid('a', '1'), bid('b', '2'), bid('c', '2'), bid('d', '2')], { mostCandidates: 2 });
    expect(open.needsLottery).toEqual([['b', 'c', 'd']]);
    expect(withLottery(open, ['d', 'b', 'c']).candidates).toEqual(['a', 'd']);
  });

  it('takes no lottery over other bids', () => {
    for (const order of [[], ['b'], ['b', 'b'], ['a', 'b', 'c'], ['b', 'd']]) {
      expect(() => withLottery(tied, order)).toThrow(RangeError);
    }
    const plain = lowest([bid('a', '1')]);
    expect(withLottery(plain, [])).toBe(plain);
  });
});
