import type { Method } from './method';
import type { Standing } from './standing';

/** Which bids are candidates for certain, and which ties a lottery must part first. */
export function placesOf(
  groups: readonly (readonly Standing[])[],
  method: Method,
  most: number,
): { readonly certain: readonly string[]; readonly undecided: readonly (readonly string[])[] } {
  const certain: string[] = [];
  const undecided: string[][] = [];
  let taken = 0;
  for (const group of groups) {
    if (taken >= most) break;
    const bids = bidsOf(group);
    const matters = bids.length > 1 && (method !== 'buyerChoice' || taken + bids.length > most);
    if (matters) undecided.push(bids);
    else if (undecided.length === 0) certain.push(...bids);
    taken += bids.length;
  }
  return { certain, undecided };
}

/** The ids of the bids of a group. */
export const bidsOf = (group: readonly Standing[]): string[] => group.map(({ bid }) => bid.bid);
