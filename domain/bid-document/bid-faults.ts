import { capitalAmount, parseAmount, type AmountRule, type Unit } from '../amount';
import { isDate } from '../calendar';
import { compare, parseRational } from '../rational';
import { isReadable } from '../readable-text';
import { billsOf, type BidderField, type BidderForm, type TenderPackage } from '../tender-document/tender-package';
import type { Bill } from '../tender-document/bill';
import type { BidDocument, FilledForm, PricedBill } from './bid-document';
import { billSums, isSameAmount, priceFault, sumOf } from './price-bill';
import { bidLimits } from './read-bid-document';

/** Which rule a bid document breaks. */
export type BidRule =
  | 'otherTender'
  | 'otherCase'
  | 'required'
  | 'tooLong'
  | 'tooMany'
  | 'unreadable'
  | 'notANumber'
  | 'notADate'
  | 'notAChoice'
  | 'notYesOrNo'
  | 'notMade'
  | 'noRows'
  | 'noFiles'
  | 'unknownForm'
  | 'unknownField'
  | 'unknownItem'
  | 'itemTwice'
  | 'billTwice'
  | 'notPriced'
  | 'overUnitCeiling'
  | 'amountDiffers'
  | 'totalDiffers'
  | 'priceDiffers'
  | 'wordsDiffer'
  | 'overCeiling'
  | 'underFloor'
  | AmountRule;

/** What is wrong or missing, and where: the form, the field of it, the row of a table or the item of a bill. */
export interface BidFault {
  /** The title of the form or bill; none where it concerns the bid document as a whole. */
  readonly form?: string;
  /** The key of the form or bill, for programs. */
  readonly key?: string;
  readonly field?: string;
  /** The row, counted from 1, or the number of the item. */
  readonly row?: string;
  readonly rule: BidRule;
  /** The limit, or what it should be. */
  readonly expected?: string;
  /** What stands there, cut short. */
  readonly found?: string;
}

/** How many faults of one bid document are told; there may be as many as it has items. */
export const mostBidFaults = 500;

type Note = (fault: BidFault) => void;

const short = (value: string): string =>
  Array.from(value).length > 40 ? `${Array.from(value).slice(0, 40).join('')}…` : value;

/**
 * Everything that keeps a bid document from answering a tender document, in the order of the forms; nothing when it is
 * complete. Every sum is computed exactly; the bills of the case must come to the price of the bid.
 */
export function bidFaults(bid: BidDocument, tender: TenderPackage, tenderHash: string): readonly BidFault[] {
  const faults: BidFault[] = [];
  const note: Note = (fault) => {
    if (faults.length < mostBidFaults) faults.push(fault);
  };
  if (bid.tender !== tenderHash) note({ rule: 'otherTender', expected: tenderHash, found: bid.tender });
  if (!tender.lots.some((lot) => lot.case === bid.case)) note({ rule: 'otherCase', found: bid.case });
  if (bid.bidder.trim() === '') note({ field: 'bidder', rule: 'required' });
  const filled = new Map(bid.forms.map((form) => [form.key, form]));
  for (const form of tender.bidderForms) formFaults(form, filled.get(form.key), bid, note);
  for (const { key } of bid.forms) {
    if (!tender.bidderForms.some((form) => form.key === key)) note({ key, rule: 'unknownForm', found: key });
  }
  priceFaults(bid, tender, note);
  return faults;
}

function formFaults(form: BidderForm, filled: FilledForm | undefined, { attachments }: BidDocument, note: Note): void {
  const at = { form: form.title, key: form.key };
  if (form.kind === 'pricedBill') return;
  if (form.kind === 'files') {
    if (form.required && !attachments.some((one) => one.form === form.key)) note({ ...at, rule: 'noFiles' });
    return;
  }
  if (form.kind === 'statement') {
    if (form.required && filled?.isMade !== true) note({ ...at, rule: 'notMade' });
    return;
  }
  if (form.kind === 'fields') {
    const isEmpty = !filled?.values || Object.values(filled.values).every((value) => value === '');
    if (isEmpty && !form.required) return;
    valueFaults(form.fields, filled?.values ?? {}, at, note);
    return;
  }
  const rows = filled?.rows ?? [];
  if (form.required && rows.length === 0) note({ ...at, rule: 'noRows' });
  if (rows.length > bidLimits.rows) note({ ...at, rule: 'tooMany', expected: String(bidLimits.rows) });
  rows.slice(0, bidLimits.rows).forEach((row, index) => {
    valueFaults(form.fields, row, { ...at, row: String(index + 1) }, note);
  });
}

function valueFaults(
  fields: readonly BidderField[],
  values: Readonly<Record<string, string>>,
  at: Pick<BidFault, 'form' | 'key' | 'row'>,
  note: Note,
): void {
  for (const field of fields) {
    const value = values[field.key] ?? '';
    const place = { ...at, field: field.title };
    if (value.trim() === '') {
      if (field.required) note({ ...place, rule: 'required' });
      continue;
    }
    const fault = valueFault(field, value);
    if (fault) note({ ...place, ...fault, found: short(value) });
  }
  for (const key of Object.keys(values)) {
    if (!fields.some((field) => field.key === key)) note({ ...at, field: key, rule: 'unknownField' });
  }
}

function valueFault(field: BidderField, value: string): Pick<BidFault, 'rule' | 'expected'> | undefined {
  if (!isReadable(value)) return { rule: 'unreadable' };
  switch (field.type) {
    case 'text':
      return Array.from(value).length > 500 ? { rule: 'tooLong', expected: '500' } : undefined;
    case 'longText':
      return Array.from(value).length > bidLimits.value
        ? { rule: 'tooLong', expected: String(bidLimits.value) }
        : undefined;
    case 'number':
      return /^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?$/.test(value) ? undefined : { rule: 'notANumber' };
    case 'amount': {
      const rule = priceFault(value, 'CNY');
      return rule && { rule };
    }
    case 'date':
      return isDate(value) ? undefined : { rule: 'notADate' };
    case 'choice': {
      const options = field.options ?? [];
      return options.includes(value) ? undefined : { rule: 'notAChoice', expected: options.join('、') };
    }
    case 'yesNo':
      return value === 'yes' || value === 'no' ? undefined : { rule: 'notYesOrNo' };
  }
}

function priceFaults(bid: BidDocument, tender: TenderPackage, note: Note): void {
  const { unit } = tender.project;
  const price = { field: 'price', found: short(bid.price) };
  const rule = bid.price === '' ? 'required' : priceFault(bid.price, unit);
  if (rule) note({ field: 'price', rule, ...(bid.price !== '' && { found: short(bid.price) }) });
  else boundFaults(bid.price, tender, note);
  if (!rule && bid.priceInWords !== undefined && unit === 'CNY') {
    const expected = capitalAmount(parseAmount(bid.price, unit));
    if (bid.priceInWords !== expected)
      note({ field: 'priceInWords', rule: 'wordsDiffer', expected, found: short(bid.priceInWords) });
  }
  const bills = billsOf(tender, bid.case);
  const priced = new Map(bid.bills.map((bill) => [bill.key, bill]));
  bid.bills.forEach(({ key }, index) => {
    const bill = bills.find((one) => one.key === key);
    if (!bill) note({ key, rule: 'unknownForm', found: key });
    else if (bid.bills.findIndex((one) => one.key === key) < index) note({ form: bill.title, key, rule: 'billTwice' });
  });
  if (bills.length === 0 || !asksForPrices(tender)) return;
  const totals = bills.map((bill) => billFaults(bill, priced.get(bill.key), unit, note));
  // a discount or rate is no sum of prices
  if (unit === '%' || rule) return;
  const sum = sumOf(totals, unit);
  if (!isSameAmount(sum, bid.price)) note({ ...price, rule: 'priceDiffers', expected: sum });
}

/** Whether the bills are to be priced: one of the forms is the priced bill. */
export const asksForPrices = ({ bidderForms }: Pick<TenderPackage, 'bidderForms'>): boolean =>
  bidderForms.some(({ kind }) => kind === 'pricedBill');

function boundFaults(price: string, { evaluation }: TenderPackage, note: Note): void {
  const bound = (name: 'ceiling' | 'floor') => {
    const value = evaluation[name];
    return typeof value === 'string' && /^[0-9]+(\.[0-9]+)?$/.test(value) ? value : undefined;
  };
  const [ceiling, floor] = [bound('ceiling'), bound('floor')];
  if (ceiling !== undefined && compare(parseRational(price), parseRational(ceiling)) > 0) {
    note({ field: 'price', rule: 'overCeiling', expected: ceiling, found: price });
  }
  if (floor !== undefined && compare(parseRational(price), parseRational(floor)) < 0) {
    note({ field: 'price', rule: 'underFloor', expected: floor, found: price });
  }
}

/** Notes what is wrong in a priced bill, and answers what its items come to. */
function billFaults(bill: Bill, priced: PricedBill | undefined, unit: Unit, note: Note): string {
  const at = { form: bill.title, key: bill.key };
  const sums = billSums(bill, priced, unit);
  const known = new Set(bill.items.map(({ number }) => number));
  const seen = new Set<string>();
  for (const { number } of priced?.items ?? []) {
    if (!known.has(number)) note({ ...at, row: number, rule: 'unknownItem' });
    else if (seen.has(number)) note({ ...at, row: number, rule: 'itemTwice' });
    seen.add(number);
  }
  for (const { item, priced: own, amount } of sums.lines) {
    const place = { ...at, row: item.number, field: 'unitPrice' };
    if (!own || own.unitPrice === '') {
      note({ ...place, rule: 'notPriced' });
      continue;
    }
    const rule = priceFault(own.unitPrice, unit);
    if (rule || amount === undefined) {
      note({ ...place, rule: rule ?? 'notANumber', found: short(own.unitPrice) });
      continue;
    }
    if (item.ceiling !== undefined && compare(parseRational(own.unitPrice), parseRational(item.ceiling)) > 0) {
      note({ ...place, rule: 'overUnitCeiling', expected: item.ceiling, found: own.unitPrice });
    }
    if (own.amount !== undefined && !isStated(own.amount, amount, unit)) {
      note({
        ...at,
        row: item.number,
        field: 'amount',
        rule: 'amountDiffers',
        expected: amount,
        found: short(own.amount),
      });
    }
  }
  if (priced?.total !== undefined && !isStated(priced.total, sums.total, unit)) {
    note({ ...at, field: 'total', rule: 'totalDiffers', expected: sums.total, found: short(priced.total) });
  }
  return sums.total;
}

const isStated = (stated: string, computed: string, unit: Unit): boolean =>
  priceFault(stated, unit) === undefined && isSameAmount(stated, computed);
