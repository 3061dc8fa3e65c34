import { compareAmounts, type Amount } from '../amount';
import type { OpenedBid } from './opened-bid';
import type { Better } from './price-order';

/** The bounds that a price must keep by the tender documents. */
export interface PriceBounds {
  /** The highest number allowed (最高投标限价, control price). */
  readonly ceiling?: Amount | undefined;
  /** The lowest number allowed. Engineering tenders never have one (Implementing Regulation, art. 27). */
  readonly floor?: Amount | undefined;
  readonly better: Better;
}

export type PriceRule = 'overCeiling' | 'underFloor';

/**
 * The rule by which a price makes a bid invalid, if any. Both bounds are allowed themselves, and they always bound the
 * number: a discount above the ceiling is invalid as a price above it is, whichever direction is better.
 * @throws AmountError `wrongUnit` when price and bound have different units
 */
export function invalidByRule(bid: Pick<OpenedBid, 'price'>, bounds: PriceBounds): PriceRule | undefined {
  if (bounds.ceiling && compareAmounts(bid.price, bounds.ceiling) > 0) return 'overCeiling';
  if (bounds.floor && compareAmounts(bid.price, bounds.floor) < 0) return 'underFloor';
  return undefined;
}
