import { formatAmount, parseAmount, type Unit } from '../amount';
import type { Bill } from '../tender-document/bill';
import type { BidDocument, PricedBill } from './bid-document';
import { parseCapitalAmount } from './capital-number';
import { billSums, isSameAmount, priceFault, sumOf } from './price-bill';

/**
 * How arithmetic errors of a bid are corrected, as the tender document says (评标委员会和评标方法暂行规定 art. 19): words
 * over figures, unit price times quantity over the amount, the sum of the items over a total.
 */
export const correctionRules = ['wordsPrevail', 'unitPricePrevails', 'sumPrevails'] as const;
export type CorrectionRule = (typeof correctionRules)[number];

/** One figure of a bid that the others contradict, and what it is by the rule. */
export interface Correction {
  readonly rule: CorrectionRule;
  /** The title and key of the bill; none for the price of the bid. */
  readonly bill?: { readonly key: string; readonly title: string };
  /** The number of the item; none for the total of a bill. */
  readonly item?: string;
  readonly stated: string;
  readonly corrected: string;
}

/** A bid after its arithmetic was gone through. */
export interface CorrectedBid {
  readonly corrections: readonly Correction[];
  /** The price as it was stated, in figures. */
  readonly stated: string;
  /** The price after all corrections; as stated where there are none. */
  readonly corrected: string;
}

/**
 * Goes through the arithmetic of a bid by the rules that apply; with none of them nothing is corrected. What is computed
 * changes nothing of the bid: the committee decides, and the bidder confirms.
 */
export function correctBid(
  bid: BidDocument,
  bills: readonly Bill[],
  unit: Unit,
  rules: readonly CorrectionRule[],
): CorrectedBid {
  const corrections: Correction[] = [];
  const totals = bills.map((bill) => {
    const priced = bid.bills.find(({ key }) => key === bill.key);
    return correctBill(bill, priced, unit, rules, corrections);
  });
  const words = bid.priceInWords === undefined ? undefined : parseCapitalAmount(bid.priceInWords);
  let corrected = bid.price;
  const correctTo = (rule: CorrectionRule, value: string) => {
    if (priceFault(corrected, unit) === undefined && isSameAmount(corrected, value)) return;
    corrections.push({ rule, stated: corrected, corrected: value });
    corrected = value;
  };
  if (rules.includes('wordsPrevail') && words && unit === 'CNY') correctTo('wordsPrevail', formatAmount(words));
  if (rules.includes('sumPrevails') && bills.length > 0 && unit !== '%') correctTo('sumPrevails', sumOf(totals, unit));
  return { corrections, stated: bid.price, corrected };
}

/** Notes the corrections of one bill and answers what it comes to after them. */
function correctBill(
  bill: Bill,
  priced: PricedBill | undefined,
  unit: Unit,
  rules: readonly CorrectionRule[],
  corrections: Correction[],
): string {
  const named = { key: bill.key, title: bill.title };
  const isReadable = (value: string | undefined): value is string =>
    value !== undefined && priceFault(value, unit) === undefined;
  const amounts = billSums(bill, priced, unit).lines.map(({ item, priced: own, amount = '0' }) => {
    const stated = own?.amount;
    if (!isReadable(stated) || isSameAmount(stated, amount)) return amount;
    if (!rules.includes('unitPricePrevails')) return stated;
    corrections.push({ rule: 'unitPricePrevails', bill: named, item: item.number, stated, corrected: amount });
    return amount;
  });
  const sum = sumOf(amounts, unit);
  const stated = priced?.total;
  if (!isReadable(stated) || isSameAmount(stated, sum)) return sum;
  if (!rules.includes('sumPrevails')) return formatAmount(parseAmount(stated, unit));
  corrections.push({ rule: 'sumPrevails', bill: named, stated, corrected: sum });
  return sum;
}
