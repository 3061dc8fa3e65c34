/** An exact fraction in lowest terms; the denominator is above zero. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/**
 * The fraction n ÷ d in lowest terms.
 * @throws RangeError when d is zero
 */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('a fraction has no zero below');
  const divisor = greatestCommonDivisor(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

/**
 * Reads a plain decimal string exactly: `'93.79'`, `'-0.5'`.
 * @throws RangeError when the text is not a plain decimal number of at most 60 characters
 */
export function parseRational(text: string): Rational {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (!match || text.length > 60) throw new RangeError('not a plain decimal number');
  const [, sign = '', whole = '', fraction = ''] = match;
  const n = BigInt(whole + fraction);
  return rational(sign ? -n : n, 10n ** BigInt(fraction.length));
}

/** The fraction as `n/d`, in lowest terms: `9379/100`. */
export function rationalText({ n, d }: Rational): string {
  return `${n}/${d}`;
}

/**
 * The exact decimal string of a fraction that has one, as sums of decimals have: `93.79`, `-2`.
 * @throws RangeError for a fraction such as 1/3
 */
export function decimalText(value: Rational): string {
  for (let digits = 0; digits <= 60; digits += 1) {
    if (10n ** BigInt(digits) % value.d === 0n) return roundHalfUp(value, digits);
  }
  throw new RangeError('not a decimal number');
}

/** The exact sum. */
export function add(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** What is left of a after b, exactly. */
export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** The exact product. */
export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/**
 * The exact quotient a ÷ b.
 * @throws RangeError when b is zero
 */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Negative when a is less than b, zero when equal, positive when more. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The least value.
 * @throws RangeError when there are no values
 */
export function min(values: readonly Rational[]): Rational {
  return nonEmpty(values).reduce((least, value) => (compare(value, least) < 0 ? value : least));
}

/**
 * The greatest value.
 * @throws RangeError when there are no values
 */
export function max(values: readonly Rational[]): Rational {
  return nonEmpty(values).reduce((most, value) => (compare(value, most) > 0 ? value : most));
}

/** The exact sum of all values, zero when there are none. */
export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, rational(0n));
}

/**
 * The exact arithmetic mean.
 * @throws RangeError when there are no values
 */
export function mean(values: readonly Rational[]): Rational {
  return divide(sum(nonEmpty(values)), rational(BigInt(values.length)));
}

/**
 * The mean without one of the highest and one of the lowest values; the plain mean where there are three values or fewer.
 * @throws RangeError when there are no values
 */
export function trimmedMean(values: readonly Rational[]): Rational {
  if (values.length <= 3) return mean(values);
  const inner = subtract(subtract(sum(values), min(values)), max(values));
  return divide(inner, rational(BigInt(values.length - 2)));
}

/**
 * The decimal string with exactly so many decimals, rounded half up as people round (四舍五入): a half goes away from
 * zero, so `-0.5` becomes `-1`. Nothing is ever `-0`.
 */
export function roundHalfUp(value: Rational, digits: number): string {
  const magnitude = value.n < 0n ? -value.n : value.n;
  const parts = (2n * magnitude * 10n ** BigInt(digits) + value.d) / (2n * value.d);
  const sign = value.n < 0n && parts > 0n ? '-' : '';
  const text = parts.toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function nonEmpty<T>(values: readonly T[]): readonly T[] {
  if (values.length === 0) throw new RangeError('there is no value among no values');
  return values;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/**
 * Reads a fraction as {@link rationalText} writes it, of any length.
 * @throws RangeError when the text is none
 */
export function parseExact(text: string): Rational {
  const match = /^(-?[0-9]+)\/([1-9][0-9]*)$/.exec(text);
  if (!match) throw new RangeError('not a fraction');
  return rational(BigInt(match[1] ?? '0'), BigInt(match[2] ?? '1'));
}

/** Zero where the value is below it, else the value. */
export const atLeastZero = (value: Rational): Rational => (value.n < 0n ? rational(0n) : value);

/** Reads a fraction such as `2/3`; undefined when the text is none. */
export function parseFraction(value: string): Rational | undefined {
  const match = /^([0-9]{1,9})\/([1-9][0-9]{0,8})$/.exec(value);
  return match ? rational(BigInt(match[1] ?? '0'), BigInt(match[2] ?? '1')) : undefined;
}
