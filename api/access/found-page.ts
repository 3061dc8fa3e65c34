import { z } from 'zod';
import type { Page } from '../contract';
import { cursorTo, readCursor } from './cursor';
import type { PageRequest } from './keyset-page';

const placeSchema = z.string();

/**
 * One page of a list that is put together from several places and so cannot be read page by page, sorted by where each
 * item stands; no two may stand at one place. `next` leads to the page after it; items that come or go in between
 * neither repeat nor hide others.
 * @throws Refusal `InvalidInput` when the cursor is not one of ours
 */
export function foundPage<Item>(
  all: readonly Item[],
  placeOf: (item: Item) => string,
  { cursor, limit }: PageRequest,
): Page<Item> {
  const after = cursor === undefined ? '' : readCursor(cursor, placeSchema);
  const left = all
    .map((item) => ({ item, place: placeOf(item) }))
    .filter(({ place }) => place > after)
    .sort((one, other) => (one.place < other.place ? -1 : 1));
  const shown = left.slice(0, limit);
  const items = shown.map(({ item }) => item);
  const last = shown.at(-1);
  if (left.length <= limit || !last) return { items };
  return { items, next: cursorTo(last.place) };
}
