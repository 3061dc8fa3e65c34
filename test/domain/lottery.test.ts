import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from '../../domain/hash';
import { drawOrder } from '../../domain/lottery';

const seeds = fc.uint8Array({ minLength: 16, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const lists = fc.uniqueArray(fc.string(), { maxLength: 30 });

describe('a lottery', () => {
  it('draws every item once', () => {
    fc.assert(
      fc.property(seeds, lists, (seed, items) => {
        expect(drawOrder(seed, items).sort()).toEqual([...items].sort());
      }),
    );
  });

  it('is drawn the same again, however the items were listed and the seed was written', () => {
    fc.assert(
      fc.property(seeds, lists, (seed, items) => {
        const drawn = drawOrder(seed, items);
        expect(drawOrder(seed.toUpperCase(), [...items].reverse())).toEqual(drawn);
      }),
    );
  });

  it('can be drawn again by anybody with the description and SHA-256', () => {
    const seed = sha256('an evening in Yichang');
    const items = ['c', 'a', 'd', 'b'];
    const number = (k: number) => BigInt(`0x${createHash('sha256').update(`${seed}:${k}`).digest('hex')}`);
    const expected = ['a', 'b', 'c', 'd'];
    [3, 2, 1].forEach((last, k) => {
      const place = Number(number(k) % BigInt(last + 1));
      const [moved] = expected.splice(last, 1, expected[place] as string);
      expected[place] = moved as string;
    });
    expect(drawOrder(seed, items)).toEqual(expected);
  });

  it('favours nobody: all orders of four come about equally often', () => {
    const counts = new Map<string, number>();
    const draws = 4800;
    for (let draw = 0; draw < draws; draw += 1) {
      const order = drawOrder(sha256(`draw ${draw}`), ['a', 'b', 'c', 'd']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const expected = draws / 24;
    const chiSquare = [...counts.values()].reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(24);
    expect(chiSquare).toBeLessThan(49.73); // 23 degrees of freedom, 0.1 %
  });

  it.each(['', 'seed', 'abcd', 'g'.repeat(32), 'a'.repeat(33)])('takes no weak or broken seed such as %j', (seed) => {
    expect(() => drawOrder(seed, ['a'])).toThrow(RangeError);
  });

  it('takes no item twice', () => {
    expect(() => drawOrder('0'.repeat(32), ['a', 'a'])).toThrow(RangeError);
  });
});
