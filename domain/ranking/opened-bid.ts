import type { Amount } from '../amount';

/** A bid as the opening made it known. */
export interface OpenedBid {
  readonly bid: string;
  readonly bidder: string;
  readonly price: Amount;
  /** Instant in UTC. */
  readonly receivedAt: string;
}
