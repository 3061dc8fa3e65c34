import { isReadable } from '../readable-text';

/** An item of a bill of quantities. Texts are those of the tender. */
export interface BillItem {
  /** As it stands in the first column: `1`, `1.2`, `A-3`. No two items of a bill share one. */
  readonly number: string;
  /** 项目编码 of GB 50500, or a code of one's own; empty where items have none. */
  readonly code: string;
  readonly name: string;
  /** 项目特征 or specification. */
  readonly features: string;
  readonly unit: string;
  /** A plain decimal above zero: `1280.5`. */
  readonly quantity: string;
  /** The most that one unit may cost, in yuan: a plain decimal. */
  readonly ceiling?: string;
  /** The heading under which it stands: 土石方工程. */
  readonly section?: string;
}

/** A list of items that bidders price. */
export interface Bill {
  /** Names it within the tender document. */
  readonly key: string;
  readonly title: string;
  /** The case whose lot it is for; without it, for every lot. */
  readonly lot?: string;
  readonly items: readonly BillItem[];
}

/** How much a tender document holds at most. Characters are those that people count. */
export const billLimits = {
  items: 20_000,
  bills: 50,
  number: 20,
  code: 30,
  name: 200,
  features: 2_000,
  unit: 20,
  section: 200,
  /** Digits before and after the point. */
  quantity: { whole: 12, decimals: 6 },
  ceiling: { whole: 12, decimals: 4 },
} as const;

export type BillField = Exclude<keyof BillItem, 'section'>;

/** Which rule an item breaks at a field. */
export interface ItemFault {
  readonly field: BillField;
  readonly rule: 'required' | 'tooLong' | 'unreadable' | 'notANumber' | 'notPositive' | 'tooManyDigits' | 'twice';
  readonly limit?: number;
}

const longest: Readonly<Partial<Record<BillField, number>>> = {
  number: billLimits.number,
  code: billLimits.code,
  name: billLimits.name,
  features: billLimits.features,
  unit: billLimits.unit,
};

const required: readonly BillField[] = ['number', 'name', 'unit', 'quantity'];

/** What is wrong with one item by itself. */
export function itemFaults(item: BillItem): readonly ItemFault[] {
  const faults: ItemFault[] = [];
  for (const field of required) if (item[field] === '') faults.push({ field, rule: 'required' });
  for (const [field, limit] of Object.entries(longest) as [BillField, number][]) {
    const value = item[field] ?? '';
    if (Array.from(value).length > limit) faults.push({ field, rule: 'tooLong', limit });
    else if (!isReadable(value)) faults.push({ field, rule: 'unreadable' });
  }
  for (const field of ['quantity', 'ceiling'] as const) {
    const value = item[field];
    if (value === undefined || value === '') continue;
    const rule = decimalFault(value, billLimits[field]);
    if (rule) faults.push({ field, rule });
  }
  return faults;
}

/** Items whose number, or code, another item before them has. */
export function repeated(items: readonly BillItem[], field: 'number' | 'code'): readonly number[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const value = item[field];
    if (value === '') return [];
    if (seen.has(value)) return [index];
    seen.add(value);
    return [];
  });
}

function decimalFault(
  value: string,
  { whole, decimals }: { readonly whole: number; readonly decimals: number },
): ItemFault['rule'] | undefined {
  const match = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(value);
  if (!match) return 'notANumber';
  const [, sign, before = '', after = ''] = match;
  if (sign || /^0*$/.test(before + after)) return 'notPositive';
  return before.length > whole || after.length > decimals ? 'tooManyDigits' : undefined;
}
