import { AmountError, decimalsOf, parseAmount, type AmountRule, type Unit } from '../amount';
import { add, compare, multiply, parseRational, rational, roundHalfUp, type Rational } from '../rational';
import type { Bill, BillItem } from '../tender-document/bill';
import type { PricedBill, PricedItem } from './bid-document';

/** What an item costs in all: unit price × quantity, exactly, then rounded half up to the unit's decimals. */
export const itemAmount = (unitPrice: string, quantity: string, unit: Unit): string =>
  roundHalfUp(multiply(parseRational(unitPrice), parseRational(quantity)), decimalsOf(unit));

/** What is wrong with a price that is written so; undefined for one that may stand. */
export function priceFault(written: string, unit: Unit): AmountRule | undefined {
  try {
    parseAmount(written, unit);
    return undefined;
  } catch (error) {
    if (error instanceof AmountError) return error.rule;
    throw error;
  }
}

/** An item of a bill with what it costs; undefined where it has no price that can be read. */
export interface ItemLine {
  readonly item: BillItem;
  readonly priced: PricedItem | undefined;
  /** Unit price × quantity. */
  readonly amount: string | undefined;
}

/** A bill with its items, subtotals and total, computed from unit prices. */
export interface BillSums {
  readonly lines: readonly ItemLine[];
  /** The headings within the bill in their order, with the sum of the items below each. */
  readonly sections: readonly { readonly title: string; readonly total: string }[];
  readonly total: string;
  /** How many items have no price that can be read. */
  readonly unpriced: number;
}

const none = rational(0n);

/** Prices a bill: every amount, the subtotal of every heading, the total. Items without a readable price count nothing. */
export function billSums(bill: Bill, priced: PricedBill | undefined, unit: Unit): BillSums {
  const byNumber = new Map(priced?.items.map((item) => [item.number, item]));
  const sections = new Map<string, Rational>();
  let total = none;
  let unpriced = 0;
  const lines = bill.items.map((item): ItemLine => {
    const own = byNumber.get(item.number);
    if (!own || priceFault(own.unitPrice, unit) !== undefined) {
      unpriced += 1;
      return { item, priced: own, amount: undefined };
    }
    const amount = itemAmount(own.unitPrice, item.quantity, unit);
    const exact = parseRational(amount);
    total = add(total, exact);
    if (item.section !== undefined) sections.set(item.section, add(sections.get(item.section) ?? none, exact));
    return { item, priced: own, amount };
  });
  const written = (sum: Rational) => roundHalfUp(sum, decimalsOf(unit));
  return {
    lines,
    sections: [...sections].map(([title, sum]) => ({ title, total: written(sum) })),
    total: written(total),
    unpriced,
  };
}

/** The sum of amounts that are written as decimals. */
export const sumOf = (amounts: readonly string[], unit: Unit): string =>
  roundHalfUp(
    amounts.reduce((sum, amount) => add(sum, parseRational(amount)), none),
    decimalsOf(unit),
  );

/** Whether two plain decimals are the same amount: `10` and `10.00` are. @throws RangeError for what is no decimal */
export const isSameAmount = (a: string, b: string): boolean => compare(parseRational(a), parseRational(b)) === 0;
