import type { CaseFile, FileBid } from './case-file';

/** What a play needs of a file: everything but what really happened, which the platform is never told. */
export type Script = Omit<CaseFile, 'expect'>;

/** A bid and the body that hands it in. */
export interface Seat {
  readonly index: number;
  readonly bid: FileBid;
  /** The bidder's name; a second body of the same name is told apart by a number. */
  readonly body: string;
}

/**
 * Seats every bid at a body of its own: one body has one bid on the platform, and a bidder that stands twice in a record
 * is two bidders of the same name.
 */
export function seats(bids: readonly FileBid[]): Seat[] {
  const times = new Map<string, number>();
  return bids.map((bid, index) => {
    const time = (times.get(bid.bidder) ?? 0) + 1;
    times.set(bid.bidder, time);
    return { index, bid, body: time === 1 ? bid.bidder : `${bid.bidder}（${time}）` };
  });
}

/** How many days and real seconds the bidding stays open at least, beyond what the law asks. */
export interface Pace {
  readonly bidWindowSeconds: number;
  /** When it ends, unless that is too early. */
  readonly bidDeadline?: string;
}

/** Runs one task after the other in so many lanes. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  task: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) await task(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
}
