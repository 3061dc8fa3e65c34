import { decimalsOf, type Amount } from '../amount';
import { compare, divide, mean, multiply, parseRational, rational, subtract, type Rational } from '../rational';
import type { Better } from './price-order';

/** A price far below the others: what it is of their mean, exactly, in per cent. */
export interface LowPrice {
  readonly bid: string;
  readonly percent: Rational;
}

interface Priced {
  readonly bid: string;
  readonly price: Amount;
}

const hundred = rational(100n);

/**
 * The bids whose price is less than so many per cent of the mean of all the others (明显低于其他投标报价). Of a discount
 * counts what is left to be paid. Nothing where there are fewer than three bids, or the higher price is the better one
 * and no discount: then a price cannot be too low for the buyer.
 * @param percent a decimal string
 */
export function lowPrices(bids: readonly Priced[], percent: string, better: Better): readonly LowPrice[] {
  if (bids.length < 3 || (better === 'higher' && bids.some(({ price }) => price.unit !== '%'))) return [];
  const paid = bids.map(({ bid, price }) => ({ bid, price: toBePaid(price, better) }));
  return paid.flatMap(({ bid, price }) => {
    const others = mean(paid.filter((each) => each.bid !== bid).map((each) => each.price));
    if (others.n <= 0n) return [];
    const share = multiply(divide(price, others), hundred);
    return compare(share, parseRational(percent)) < 0 ? [{ bid, percent: share }] : [];
  });
}

function toBePaid({ parts, unit }: Amount, better: Better): Rational {
  const number = rational(parts, 10n ** BigInt(decimalsOf(unit)));
  return better === 'higher' ? subtract(hundred, number) : number;
}
