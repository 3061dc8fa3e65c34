import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many are worked through at once: hashed, some tens of milliseconds. */
const atOnce = 1000;

/**
 * What the work makes of each, in their order. Between some and the next the process does what else waits for it: an
 * activity can say that it goes on.
 */
export async function mapWithPauses<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> {
  const made: Result[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % atOnce === 0) await nextTurn();
    made.push(work(item));
  }
  return made;
}
