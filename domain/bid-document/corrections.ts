import { formatAmount, parseAmount, type Unit } from '../amount';
import type { Bill } from '../tender-document/bill';
import type { BidDocument, PricedBill } from './bid-document';
import { parseCapitalAmount } from './capital-number';
import { movedPoint } from './moved-point';
import { billSums, isSameAmount, priceFault, sumOf } from './price-bill';

/**
 * How arithmetic errors of a bid are corrected, as the tender document says (评标委员会和评标方法暂行规定 art. 19): words
 * over figures, the amount over a unit price whose decimal point is misplaced, else unit price times quantity over the
 * amount, the sum of the items over a total.
 */
export const correctionRules = ['wordsPrevail', 'decimalPointPrevails', 'unitPricePrevails', 'sumPrevails'] as const;
export type CorrectionRule = (typeof correctionRules)[number];

/** One figure of a bid that the others contradict, and what it is by the rule. */
export interface Correction {
  readonly rule: CorrectionRule;
  /** The title and key of the bill; none for the price of the bid. */
  readonly bill?: { readonly key: string; readonly title: string };
  /** The number of the item; none for the total of a bill. */
  readonly item?: string;
  /** Amounts; where the decimal point is misplaced, the unit price. */
  readonly stated: string;
  readonly corrected: string;
}

/** What tells one correction of a bid from another. */
export const correctionKey = ({ rule, bill, item }: Pick<Correction, 'rule' | 'bill' | 'item'>): string =>
  [rule, bill?.key ?? '', item ?? ''].join('/');

/** A bid after its arithmetic was gone through. */
export interface CorrectedBid {
  readonly corrections: readonly Correction[];
  /** The price as it was stated, in figures. */
  readonly stated: string;
  /** The price after all corrections; as stated where there are none. */
  readonly corrected: string;
}

/**
 * Goes through the arithmetic of a bid by the rules that apply; with none of them nothing is corrected. What is refused,
 * by its key, stays as stated, and what follows from it is computed from that. What is computed changes nothing of the
 * bid: the committee decides, and the bidder confirms.
 */
export function correctBid(
  bid: BidDocument,
  bills: readonly Bill[],
  unit: Unit,
  rules: readonly CorrectionRule[],
  refused: ReadonlySet<string> = new Set(),
): CorrectedBid {
  const corrections: Correction[] = [];
  /** Notes a correction, unless its rule does not apply or it was refused. */
  const correct: Correct = (correction) => {
    if (!rules.includes(correction.rule) || refused.has(correctionKey(correction))) return false;
    corrections.push(correction);
    return true;
  };
  const priced = bills.map((bill) => ({ bill, own: bid.bills.find(({ key }) => key === bill.key) }));
  const totals = priced.map(({ bill, own }) => correctBill(bill, own, unit, correct));
  // what is not priced at all is missing, and no error of arithmetic
  const isSum = totals.length > 0 && priced.every(({ own }) => own !== undefined && own.items.length > 0);
  const words = bid.priceInWords === undefined ? undefined : parseCapitalAmount(bid.priceInWords);
  let corrected = bid.price;
  const correctTo = (rule: CorrectionRule, value: string) => {
    if (priceFault(corrected, unit) === undefined && isSameAmount(corrected, value)) return;
    if (correct({ rule, stated: corrected, corrected: value })) corrected = value;
  };
  if (words && unit === 'CNY') correctTo('wordsPrevail', formatAmount(words));
  if (isSum && unit !== '%') correctTo('sumPrevails', sumOf(totals, unit));
  return { corrections, stated: bid.price, corrected };
}

type Correct = (correction: Correction) => boolean;

/** Notes the corrections of one bill and answers what it comes to after them. */
function correctBill(bill: Bill, priced: PricedBill | undefined, unit: Unit, correct: Correct): string {
  const named = { key: bill.key, title: bill.title };
  const isReadable = (value: string | undefined): value is string =>
    value !== undefined && priceFault(value, unit) === undefined;
  const amounts = billSums(bill, priced, unit).lines.map(({ item, priced: own, amount = '0' }) => {
    const stated = own?.amount;
    if (!own || !isReadable(stated) || isSameAmount(stated, amount)) return amount;
    const at = { bill: named, item: item.number };
    const unitPrice = movedPoint(own.unitPrice, item.quantity, stated, unit);
    const isMoved =
      unitPrice !== undefined &&
      correct({ ...at, rule: 'decimalPointPrevails', stated: own.unitPrice, corrected: unitPrice });
    if (isMoved) return stated;
    return correct({ ...at, rule: 'unitPricePrevails', stated, corrected: amount }) ? amount : stated;
  });
  const sum = sumOf(amounts, unit);
  const stated = priced?.total;
  if (!isReadable(stated) || isSameAmount(stated, sum)) return sum;
  if (correct({ rule: 'sumPrevails', bill: named, stated, corrected: sum })) return sum;
  return formatAmount(parseAmount(stated, unit));
}
