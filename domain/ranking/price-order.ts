import { compareAmounts, type Amount } from '../amount';

/** Which price is the better one: the lower for prices and rates to be paid (费率), the higher for discounts (下浮率). */
export type Better = 'lower' | 'higher';

/** Negative when the first price is the better one, zero when they are equal. @throws AmountError `wrongUnit` */
export function comparePrices(a: Amount, b: Amount, better: Better): number {
  return better === 'lower' ? compareAmounts(a, b) : compareAmounts(b, a);
}
