import { groupAmount } from '../../../domain/amount';

export interface Typed {
  /** The plain decimal string, without separators. */
  readonly value: string;
  /** What stands in the field, with separators. */
  readonly shown: string;
  /** Where the cursor belongs in `shown`. */
  readonly caret: number;
}

/** Full-width digits, points and separators of Chinese input methods, as they are meant. */
const plain = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/[．。]/g, '.');

const grouped = (value: string): string =>
  value.endsWith('.') ? `${groupAmount(value.slice(0, -1))}.` : groupAmount(value);

/**
 * Reads what somebody typed or pasted into an amount field, with at most so many decimals, and keeps the cursor behind
 * the same digit although separators come and go. Undefined when it is no amount: the field then stays as it was.
 */
export function typeAmount(text: string, caret: number, decimals: number): Typed | undefined {
  const kept = plain(text).replace(/[\s,，¥￥]/g, '');
  if (!/^[0-9]*(\.[0-9]*)?$/.test(kept) || (decimals === 0 && kept.includes('.'))) return undefined;
  const [whole = '', fraction] = kept.split('.');
  if (fraction !== undefined && fraction.length > decimals) return undefined;
  const trimmed = whole.replace(/^0+(?=[0-9])/, '') || (fraction === undefined ? '' : '0');
  const value = fraction === undefined ? trimmed : `${trimmed}.${fraction}`;
  const shown = grouped(value);
  const behind = plain(text)
    .slice(caret)
    .replace(/[^0-9.]/g, '').length;
  let place = shown.length;
  for (let left = behind; left > 0 && place > 0; place -= 1) if (/[0-9.]/.test(shown.charAt(place - 1))) left -= 1;
  return { value, shown, caret: place };
}

/** A plain decimal string as the field shows it. */
export const showAmount = (value: string): string => (/^[0-9]+(\.[0-9]*)?$/.test(value) ? grouped(value) : value);
