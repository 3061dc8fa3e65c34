import type { Unit } from '../amount';
import { decimalText, multiply, parseRational, rational } from '../rational';
import { isSameAmount, itemAmount, priceFault } from './price-bill';

/** The nearest places first. */
const shifts = [
  rational(10n),
  rational(1n, 10n),
  rational(100n),
  rational(1n, 100n),
  rational(1000n),
  rational(1n, 1000n),
];

/**
 * The unit price whose decimal point is moved by up to three places so that the stated amount is exactly unit price times
 * quantity: the obvious error of which the law speaks. Undefined where there is none. All are decimals that may stand.
 */
export function movedPoint(unitPrice: string, quantity: string, stated: string, unit: Unit): string | undefined {
  // nothing times anything is nothing
  if (isSameAmount(stated, '0')) return undefined;
  return shifts
    .map((shift) => decimalText(multiply(parseRational(unitPrice), shift)))
    .find((moved) => priceFault(moved, unit) === undefined && isSameAmount(itemAmount(moved, quantity, unit), stated));
}
