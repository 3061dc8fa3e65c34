import { compareAmounts, type Amount } from '../amount';
import {
  add,
  atLeastZero,
  compare,
  mean,
  multiply,
  parseRational,
  rational,
  subtract,
  divide,
  trimmedMean,
  type Rational,
} from '../rational';
import type { Better } from './price-order';

/**
 * Points by how far a price lies from a base price (评标基准价, 偏差率), as the standard tender documents have it: 偏差率 =
 * 100 % × (price − base) ÷ base, and so many points off for every per cent, dearer and cheaper apart (标准施工招标文件
 * 2007, ch. 3, 2.2.3; 公路工程标准施工招标文件 2018, E1 and E2). Percentages and points are decimal strings.
 */
export interface Benchmark {
  /** `trimmedMean`: without one highest and one lowest price, where more than three count. */
  readonly base: 'mean' | 'trimmedMean';
  /** Points off for every per cent that a price is worse for the buyer than the base price. */
  readonly dearerPoints: string;
  /** Points off for every per cent that it is better. */
  readonly cheaperPoints: string;
  /** Prices below this share of the ceiling, in per cent, do not enter the base price; where all are, all do. */
  readonly countedFrom?: string | undefined;
  /** The share of the ceiling in the base price, in per cent; the mean has the rest. */
  readonly ceilingShare?: string | undefined;
}

/** A base price, in the smallest parts of its unit, and how many prices made its mean. */
export interface BasePrice {
  readonly price: Rational;
  readonly counted: number;
}

const hundred = rational(100n);

/**
 * The exact base price of the valid prices.
 * @throws RangeError when there is no price, or a share of the ceiling is stated and there is no ceiling
 */
export function basePrice(benchmark: Benchmark, prices: readonly Amount[], ceiling: Amount | undefined): BasePrice {
  const { countedFrom, ceilingShare = '0' } = benchmark;
  const top = rational(ceiling?.parts ?? 0n);
  const isStated = countedFrom !== undefined || compare(parseRational(ceilingShare), rational(0n)) > 0;
  if (isStated && !ceiling) throw new RangeError('a share of the ceiling needs a ceiling');

  const numbers = prices.map(({ parts }) => rational(parts));
  const least = percentOf(top, countedFrom ?? '0');
  const near = numbers.filter((price) => compare(price, least) >= 0);
  const counted = near.length > 0 ? near : numbers;
  const centre = benchmark.base === 'mean' ? mean(counted) : trimmedMean(counted);
  const share = percentOf(rational(1n), ceilingShare);
  const mixed = add(multiply(share, top), multiply(subtract(rational(1n), share), centre));
  return { price: mixed, counted: counted.length };
}

/**
 * How far a price lies from the base price, in per cent: above zero where it is worse for the buyer. Undefined where the
 * base price is zero and the price is not: no share of nothing says how far that is.
 */
export function deviation(price: Amount, base: Rational, better: Better): Rational | undefined {
  const difference = subtract(rational(price.parts), base);
  if (difference.n === 0n) return rational(0n);
  if (base.n === 0n) return undefined;
  const percent = multiply(divide(difference, base), hundred);
  return better === 'lower' ? percent : multiply(percent, rational(-1n));
}

/**
 * The exact points of a price: the maximum at the base price, less the points off for every per cent away from it, never
 * below zero. A better price may have fewer points: that is what a base price is for.
 */
export function benchmarkScore(
  benchmark: Benchmark,
  price: Amount,
  base: Rational,
  max: string,
  better: Better,
): Rational {
  const percent = deviation(price, base, better);
  if (!percent) return rational(0n);
  const isDearer = percent.n > 0n;
  const each = parseRational(isDearer ? benchmark.dearerPoints : benchmark.cheaperPoints);
  const off = multiply(isDearer ? percent : multiply(percent, rational(-1n)), each);
  return atLeastZero(subtract(parseRational(max), off));
}

/** Whether a price is among others of its unit. @throws AmountError `wrongUnit` */
export const isAmong = (price: Amount, prices: readonly Amount[]): boolean =>
  prices.some((each) => compareAmounts(each, price) === 0);

const percentOf = (value: Rational, percent: string): Rational =>
  divide(multiply(value, parseRational(percent)), hundred);
