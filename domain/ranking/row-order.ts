import { compareTexts } from '../text-order';
import type { EvaluatedBid } from './evaluation';
import type { OpenedBid } from './opened-bid';

/** Sorts in place by time of receipt, then bid id. */
export function sortByReceipt(rows: EvaluatedBid[], bids: readonly OpenedBid[]): EvaluatedBid[] {
  const receivedAt = new Map(bids.map((bid) => [bid.bid, Date.parse(bid.receivedAt)]));
  const time = ({ bid }: EvaluatedBid) => receivedAt.get(bid) ?? 0;
  return rows.sort((a, b) => time(a) - time(b) || compareTexts(a.bid, b.bid));
}

/** These bids in the order of the rows. */
export function inRowOrder(rows: readonly EvaluatedBid[], bids: readonly string[]): string[] {
  return rows.filter(({ bid }) => bids.includes(bid)).map(({ bid }) => bid);
}
