import { daysBetween } from '../calendar';
import { multiply, parseRational, rational, roundHalfUp } from '../rational';

/** Days of a year by which banks in China count interest (人民币存贷款计结息规则: daily rate = yearly rate ÷ 360). */
const daysOfYear = 360n;

/**
 * Simple interest in fen on an amount from one day to another, both `YYYY-MM-DD`; the first day counts and the last does
 * not (算头不算尾). Rounded half up to the fen. `percentAYear` is a plain decimal number such as `0.05`.
 * @throws RangeError when the rate is no number, or the last day comes before the first
 */
export function interestFen(fen: bigint, percentAYear: string, from: string, to: string): bigint {
  const days = daysBetween(from, to);
  if (days < 0) throw new RangeError(`${to} comes before ${from}`);
  const share = multiply(parseRational(percentAYear), rational(BigInt(days), daysOfYear * 100n));
  return BigInt(roundHalfUp(multiply(rational(fen), share), 0));
}
