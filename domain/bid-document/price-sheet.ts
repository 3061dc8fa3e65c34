import { decimalsOf, formatAmount, parseAmount, type Unit } from '../amount';
import { compare, parseRational, rational, subtract } from '../rational';
import type { Bill } from '../tender-document/bill';
import { cellName, plainDecimal, withoutGroups, type SheetCells } from '../tender-document/cell';
import type { PricedBill, PricedItem } from './bid-document';
import { billSums, priceFault } from './price-bill';

/** The columns of the sheet that bidders fill, in their order. */
export const priceColumns = [
  '序号',
  '项目编码',
  '项目名称',
  '项目特征',
  '计量单位',
  '工程量',
  '综合单价',
  '合价',
  '单价最高限价',
] as const;

const [numberColumn, , , , , quantityColumn, priceColumn, amountColumn] = priceColumns;
const columnAt = (title: string): number => priceColumns.findIndex((one) => one === title);

/** A cell of the sheet to fill: a text, a decimal, or what multiplies the two cells before it. */
export type SheetCell =
  | { readonly text: string; readonly isHead?: true }
  | { readonly decimal: string }
  | { readonly formula: string }
  | null;

/**
 * The sheet of a bill as bidders fill it in a spreadsheet program: unit prices go into the column 综合单价, the amounts
 * are computed there for their eyes; the platform computes them itself. The first row names the bill, so that prices
 * find back to it.
 */
export function priceSheet(bill: Bill, priced: PricedBill | undefined, unit: Unit): readonly (readonly SheetCell[])[] {
  const prices = new Map(priced?.items.map((item) => [item.number, item.unitPrice]));
  const first = 3;
  const head = priceColumns.map((text): SheetCell => ({ text, isHead: true }));
  const rows = bill.items.map((item, index): SheetCell[] => {
    const row = first + index - 1;
    const price = prices.get(item.number);
    const at = (title: string) => cellName(row, columnAt(title));
    return [
      { text: item.number },
      { text: item.code },
      { text: item.name },
      { text: item.features },
      { text: item.unit },
      { decimal: item.quantity },
      price === undefined || price === '' ? null : { decimal: price },
      { formula: `IF(${at(priceColumn)}="","",ROUND(${at(priceColumn)}*${at(quantityColumn)},${decimalsOf(unit)}))` },
      item.ceiling === undefined ? null : { decimal: item.ceiling },
    ];
  });
  return [[{ text: `${bill.title}（${bill.key}）`, isHead: true }], head, ...rows];
}

/** What is wrong in a filled sheet, and in which cell. */
export interface PriceCellFault {
  readonly sheet: string;
  readonly cell?: string;
  readonly rule:
    | 'noHeadings'
    | 'unknownBill'
    | 'unknownItem'
    | 'itemTwice'
    | 'notANumber'
    | 'negative'
    | 'tooManyDecimals'
    | 'tooLarge'
    | 'otherQuantity';
  readonly found?: string;
}

/** What a filled sheet gives: prices for one bill, and what could not be read. */
export interface SheetPrices {
  readonly bill: string | undefined;
  readonly items: readonly PricedItem[];
  readonly faults: readonly PriceCellFault[];
}

const tidy = (cell: string | undefined): string => (cell ?? '').trim();

/** The bill that a sheet says it prices, by its key in the first rows, or the only one that there is. */
function billOf({ rows, name }: SheetCells, bills: readonly Bill[]): Bill | undefined {
  const head = rows.slice(0, 3).flat().map(tidy).join(' ');
  const named = bills.find(({ key }) => head.includes(`（${key}）`)) ?? bills.find(({ title }) => title === name);
  return named ?? (bills.length === 1 ? bills[0] : undefined);
}

/**
 * Reads the unit prices of a filled sheet. Items are found by their number; a quantity that was changed is refused where
 * it stands, since the bill of the tender document counts. Amounts of the sheet are read too, so that what they
 * contradict is found.
 */
export function pricesFromSheet(sheet: SheetCells, bills: readonly Bill[], unit: Unit): SheetPrices {
  const bill = billOf(sheet, bills);
  if (!bill) return { bill: undefined, items: [], faults: [{ sheet: sheet.name, rule: 'unknownBill' }] };
  const top = sheet.rows.findIndex((row) => row.some((cell) => tidy(cell) === priceColumn));
  const columns = new Map((sheet.rows[top] ?? []).map((cell, index) => [tidy(cell), index] as const));
  const [numbers, prices] = [columns.get(numberColumn), columns.get(priceColumn)];
  if (top < 0 || numbers === undefined || prices === undefined) {
    return { bill: bill.key, items: [], faults: [{ sheet: sheet.name, rule: 'noHeadings' }] };
  }
  const known = new Map(bill.items.map((item) => [item.number, item]));
  const seen = new Set<string>();
  const items: PricedItem[] = [];
  const faults: PriceCellFault[] = [];
  sheet.rows.slice(top + 1).forEach((cells, index) => {
    const row = top + 1 + index;
    const read = (column: number | undefined) => tidy(column === undefined ? undefined : cells[column]);
    const number = read(numbers);
    const price = read(prices);
    if (number === '') return;
    const note = (column: number, rule: PriceCellFault['rule'], found: string) =>
      faults.push({ sheet: sheet.name, cell: cellName(row, column), rule, found: found.slice(0, 40) });
    const item = known.get(number);
    if (!item) {
      if (price !== '') note(numbers, 'unknownItem', number);
      return;
    }
    if (seen.has(number)) return void note(numbers, 'itemTwice', number);
    seen.add(number);
    const quantity = read(columns.get(quantityColumn));
    if (quantity !== '' && plainDecimal(quantity) !== plainDecimal(item.quantity)) {
      note(columns.get(quantityColumn) ?? 0, 'otherQuantity', quantity);
    }
    if (price === '') return;
    const decimal = plainDecimal(withoutGroups(price)) ?? price;
    const rule = priceFault(decimal, unit);
    if (rule) note(prices, rule === 'wrongUnit' ? 'notANumber' : rule, price);
    const amount = plainDecimal(withoutGroups(read(columns.get(amountColumn))));
    const unitPrice = rule ? decimal : formatAmount(parseAmount(decimal, unit));
    items.push({ number, unitPrice, ...(amount !== undefined && amount !== '0' && { amount }) });
  });
  return { bill: bill.key, items: withoutRightAmounts(bill, items, unit), faults };
}

/**
 * Amounts that are unit price times quantity say nothing: only those that contradict stay. Spreadsheets count with
 * binary fractions and may round the last part the other way.
 */
function withoutRightAmounts(bill: Bill, items: readonly PricedItem[], unit: Unit): readonly PricedItem[] {
  const computed = new Map(
    billSums(bill, { key: bill.key, items }, unit).lines.map(({ item, amount }) => [item.number, amount]),
  );
  return items.map(({ number, unitPrice, amount }) => {
    const right = computed.get(number);
    const isRight = amount === undefined || (right !== undefined && isWithinOnePart(amount, right, unit));
    return { number, unitPrice, ...(!isRight && { amount }) };
  });
}

function isWithinOnePart(stated: string, computed: string, unit: Unit): boolean {
  if (!/^[0-9]+(\.[0-9]+)?$/.test(stated)) return false;
  const away = subtract(parseRational(stated), parseRational(computed));
  const distance = away.n < 0n ? { ...away, n: -away.n } : away;
  return compare(distance, rational(1n, 10n ** BigInt(decimalsOf(unit)))) <= 0;
}
