import type { Page } from '../contract';
import type { PageRequest } from './keyset-page';

/**
 * One page of a list that is put together from several places and so cannot be read page by page, sorted by where each
 * item stands. `next` leads to the page after it; items that come or go in between neither repeat nor hide others.
 */
export function foundPage<Item>(
  all: readonly Item[],
  placeOf: (item: Item) => string,
  { cursor, limit }: PageRequest,
): Page<Item> {
  const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
  const left = all.filter((one) => placeOf(one) > after).sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const items = left.slice(0, limit);
  const last = items.at(-1);
  if (left.length <= limit || !last) return { items };
  return { items, next: Buffer.from(placeOf(last)).toString('base64url') };
}
