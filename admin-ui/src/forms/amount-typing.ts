import { groupAmount } from '../../../domain/amount';

export interface Typed {
  /** The plain decimal string, without separators; what is no amount as it was typed, so that the fault can say so. */
  readonly value: string;
  readonly isAmount: boolean;
  /** Where the cursor belongs in what the field shows. */
  readonly caret: number;
}

/** Longer than any amount; what is pasted by mistake is cut. */
const longest = 60;

/** Full-width digits, points and separators of Chinese input methods, as they are meant. */
const plain = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/[．。]/g, '.');

const grouped = (value: string): string =>
  value.endsWith('.') ? `${groupAmount(value.slice(0, -1))}.` : groupAmount(value);

/** A plain decimal string as the field shows it. */
export const showAmount = (value: string): string => (/^[0-9]+(\.[0-9]*)?$/.test(value) ? grouped(value) : value);

/**
 * Reads what somebody typed or pasted into an amount field, with at most so many decimals, and keeps the cursor behind
 * the same digit although separators come and go.
 */
export function typeAmount(text: string, caret: number, decimals: number): Typed {
  const kept = plain(text).replace(/[\s,，¥￥元円]/g, '');
  if (!/^[0-9]*(\.[0-9]*)?$/.test(kept)) return { value: text.trimStart().slice(0, longest), isAmount: false, caret };
  const [whole = '', fraction] = kept.split('.');
  const trimmed = whole.replace(/^0+(?=[0-9])/, '') || (fraction === undefined ? '' : '0');
  const value = fraction === undefined ? trimmed : `${trimmed}.${fraction}`;
  const shown = showAmount(value);
  const behind = plain(text)
    .slice(caret)
    .replace(/[^0-9.]/g, '').length;
  let place = shown.length;
  for (let left = behind; left > 0 && place > 0; place -= 1) if (/[0-9.]/.test(shown.charAt(place - 1))) left -= 1;
  const isAmount = fraction === undefined || (decimals > 0 && fraction.length <= decimals);
  return { value: value.slice(0, longest), isAmount, caret: place };
}
