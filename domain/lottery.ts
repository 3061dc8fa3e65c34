import { sha256 } from './hash';

/**
 * Draws the order of items by lot. Everybody who knows the seed and the items can draw again:
 *
 * 1. Sort the items by UTF-16 code units, so that it does not matter how they were listed.
 * 2. The k-th random number (k = 0, 1, 2 …) is SHA-256 of the text `<seed>:<k>`, read as a whole number of 256 bits.
 *    In a shell: `printf '%s:%d' "$seed" 0 | sha256sum`.
 * 3. For `last` from the number of items − 1 down to 1: take the next random number below the largest multiple of
 *    `last + 1` that 256 bits hold (one at or above it is thrown away, so that no place is favoured); its remainder by
 *    `last + 1` is the place that swaps with place `last` (Fisher and Yates).
 *
 * The items then stand in the order drawn, first place first. It is fair only if nobody could choose the seed knowing
 * the items: publish the seed's hash beforehand, or make the seed from what several parties contribute.
 * @param seed at least 16 bytes in hexadecimal; upper and lower case are the same seed
 * @throws RangeError when the seed is not such a text, or an item stands twice
 */
export function drawOrder(seed: string, items: readonly string[]): string[] {
  if (!/^(?:[0-9a-fA-F]{2}){16,}$/.test(seed)) throw new RangeError('a seed is at least 16 bytes in hexadecimal');
  if (new Set(items).size !== items.length) throw new RangeError('an item stands twice in the lottery');

  const order = [...items].sort((a, b) => (a < b ? -1 : 1));
  const next = randomNumbers(seed.toLowerCase());
  for (let last = order.length - 1; last > 0; last -= 1) {
    const place = next(last + 1);
    [order[place], order[last]] = [order[last] as string, order[place] as string]; // both lie within the order
  }
  return order;
}

/** A function that gives the next number from 0 to below `count`, each equally likely. */
function randomNumbers(seed: string): (count: number) => number {
  const range = 1n << 256n;
  let k = 0;
  return (count) => {
    const places = BigInt(count);
    const limit = range - (range % places);
    for (;;) {
      const number = BigInt(`0x${sha256(`${seed}:${k}`)}`);
      k += 1;
      if (number < limit) return Number(number % places);
    }
  };
}
