import { compareAmounts, type Amount } from '../amount';
import { multiply, parseRational, rational, type Rational } from '../rational';
import { comparePrices, type Better } from './price-order';

/** How a price becomes points. `bestToPrice`: the best valid price ÷ this price × the maximum. */
export type PriceFormula = 'bestToPrice';

/** The share of the maximum that a price gets, from the lower and the higher number of it and the best price. */
const formulas: Readonly<Record<PriceFormula, (lower: bigint, higher: bigint) => Rational>> = {
  bestToPrice: rational,
};

/**
 * The exact points of a price among the valid prices. `bestToPrice` is the formula of government procurement, lowest
 * valid price ÷ price × maximum (MoF Decree 87 of 2017, art. 55); where the higher number is better (a discount) it is
 * price ÷ highest valid price × maximum. The best price always has the maximum, also when it is zero.
 * @throws RangeError when the price is not among the valid prices; AmountError `wrongUnit` when their units differ
 */
export function priceScore(
  formula: PriceFormula,
  price: Amount,
  validPrices: readonly Amount[],
  max: string,
  better: Better,
): Rational {
  if (!validPrices.some((each) => compareAmounts(each, price) === 0)) {
    throw new RangeError('only a valid price is scored');
  }
  const best = validPrices.reduce((a, b) => (comparePrices(a, b, better) <= 0 ? a : b), price);
  if (best.parts === price.parts) return parseRational(max);
  const [lower, higher] = better === 'lower' ? [best, price] : [price, best];
  return multiply(formulas[formula](lower.parts, higher.parts), parseRational(max));
}
