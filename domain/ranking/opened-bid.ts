import type { Amount } from '../amount';
import type { EvaluatedPrice } from '../bid-document/evaluated-price';

/** A bid as the opening made it known. */
export interface OpenedBid {
  readonly bid: string;
  readonly bidder: string;
  /** By which it is compared. */
  readonly price: Amount;
  /** What the bidder stated, where its arithmetic was corrected. */
  readonly stated?: Amount | undefined;
  /** Its bidder did not confirm the corrected price. */
  readonly unconfirmed?: EvaluatedPrice['unconfirmed'];
  /** Instant in UTC. */
  readonly receivedAt: string;
}
