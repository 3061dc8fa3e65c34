import type { Amount } from '../amount';
import { multiply, parseRational, rational, type Rational } from '../rational';
import { basePrice, benchmarkScore, isAmong, type Benchmark } from './benchmark';
import { comparePrices, type Better } from './price-order';

/** How a price becomes points. `bestToPrice`: the best valid price ÷ this price × the maximum. */
export type Pricing = { readonly formula: 'bestToPrice' } | ({ readonly formula: 'benchmark' } & Benchmark);

/** What the points of a price are found against. */
export interface PriceGround {
  readonly pricing: Pricing;
  readonly better: Better;
  readonly ceiling?: Amount | undefined;
}

/** The price that others are measured by, in the smallest parts of its unit, and how many prices made it. */
export interface PriceReference {
  readonly price: Rational;
  readonly counted: number;
}

/**
 * The price that all valid prices are measured by: the best of them, or the base price.
 * @throws RangeError when there is no price; AmountError `wrongUnit` when units differ
 */
export function referencePrice({ pricing, better, ceiling }: PriceGround, valid: readonly Amount[]): PriceReference {
  if (pricing.formula === 'benchmark') return basePrice(pricing, valid, ceiling);
  const [first, ...others] = valid;
  if (!first) throw new RangeError('there is no best among no prices');
  const best = others.reduce((a, b) => (comparePrices(a, b, better) <= 0 ? a : b), first);
  return { price: rational(best.parts), counted: valid.length };
}

/**
 * The exact points of a price among the valid prices. `bestToPrice` is the formula of government procurement, lowest
 * valid price ÷ price × maximum (MoF Decree 87 of 2017, art. 55); where the higher number is better (a discount) it is
 * price ÷ highest valid price × maximum. The best price always has the maximum, also when it is zero.
 * @throws RangeError when the price is not among the valid prices; AmountError `wrongUnit` when their units differ
 */
export function priceScore(ground: PriceGround, price: Amount, valid: readonly Amount[], max: string): Rational {
  if (!isAmong(price, valid)) throw new RangeError('only a valid price is scored');
  const { pricing, better } = ground;
  const reference = referencePrice(ground, valid).price;
  if (pricing.formula === 'benchmark') return benchmarkScore(pricing, price, reference, max, better);
  const best = reference.n; // a best price is a whole number of parts
  if (best === price.parts) return parseRational(max);
  const share = better === 'lower' ? rational(best, price.parts) : rational(price.parts, best);
  return multiply(share, parseRational(max));
}
