import { cursorTo } from '../../api/access/cursor';
import { foundPage } from '../../api/access/found-page';

const placeOf = (word: string): string => word;

describe('pages of a list that is put together', () => {
  it('hold every item once, in order', () => {
    const all = ['d', 'b', 'e', 'a', 'c'];
    const first = foundPage(all, placeOf, { limit: 2 });
    const second = foundPage(all, placeOf, { limit: 2, cursor: first.next });
    const third = foundPage(all, placeOf, { limit: 2, cursor: second.next });
    expect([first.items, second.items, third.items]).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(third.next).toBeUndefined();
  });

  it('go on behind the last item, also where it has gone and others have come', () => {
    const first = foundPage(['b', 'd', 'f'], placeOf, { limit: 2 });
    expect(foundPage(['a', 'b', 'e', 'f'], placeOf, { limit: 2, cursor: first.next }).items).toEqual(['e', 'f']);
  });

  it('are refused for a cursor of another list', () => {
    for (const cursor of ['bm90IG9uZQ', cursorTo(['a', 'b'])]) {
      expect(() => foundPage(['a', 'b'], placeOf, { limit: 1, cursor })).toThrow('InvalidInput');
    }
  });
});
