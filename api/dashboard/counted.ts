import type { Counted } from '../contract';

/** A number with the list that it counts. SQL drivers hand sums over as text, or as null where there is nothing. */
export const counted = (
  list: Counted['list'],
  filter: Readonly<Record<string, string>>,
  count: number | string | null | undefined,
): Counted => ({ count: Number(count ?? 0), list, filter: { ...filter } });
