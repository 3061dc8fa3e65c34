/**
 * What an amount is counted in: yuan, yen, or per cent of a base price (费率, 下浮率, 折扣率).
 * Every unit has a fixed number of decimals, and an amount is a whole number of its smallest part.
 */
export type Unit = 'CNY' | 'JPY' | '%';

/** Decimals of a unit. Published rates go to four decimals, so a rate is counted in ten-thousandths of a per cent. */
const decimals: Readonly<Record<Unit, number>> = { CNY: 2, JPY: 0, '%': 4 };

/** The units there are. */
export const unitNames: readonly string[] = Object.keys(decimals);

/** An exact amount: `parts` of the unit's smallest part (fen, yen, ten-thousandths of a per cent). */
export interface Amount {
  readonly parts: bigint;
  readonly unit: Unit;
}

/** The rule of amounts that was broken; `wrongUnit`: two units were mixed, or the function is not for this one. */
export type AmountRule = 'notANumber' | 'negative' | 'tooManyDecimals' | 'tooLarge' | 'wrongUnit';

/** A text that is not an amount, or amounts that do not go together. */
export class AmountError extends Error {
  override readonly name = 'AmountError';

  constructor(
    readonly rule: AmountRule,
    message: string,
  ) {
    super(message);
  }
}

/** The largest amount: eighteen digits of the smallest part, which every SQL database holds as a whole number. */
const mostDigits = 18;

const plainDecimal = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

/** How many decimals an amount of this unit has. */
export function decimalsOf(unit: Unit): number {
  return decimals[unit];
}

/**
 * Reads an amount from a plain decimal string: digits, and at most one point followed by digits. No sign, separators,
 * blanks, exponent, or leading zeros. Zero is an amount.
 * @throws AmountError `notANumber`, `negative`, `tooManyDecimals` (more than the unit has, even if zeros) or `tooLarge`
 */
export function parseAmount(text: string, unit: Unit): Amount {
  const digits = decimals[unit];
  const match = plainDecimal.exec(text);
  if (!match) throw new AmountError('notANumber', 'an amount is a plain decimal number, such as 1225000.00');
  const [, sign = '', whole = '', fraction = ''] = match;
  if (sign) throw new AmountError('negative', 'an amount is not negative');
  if (fraction.length > digits) throw new AmountError('tooManyDecimals', `${unit} has ${digits} decimals`);
  if (whole.length + digits > mostDigits) throw new AmountError('tooLarge', `${unit} has too many digits`);
  return { parts: BigInt(whole + fraction.padEnd(digits, '0')), unit };
}

/** The canonical decimal string, always with all decimals of the unit: `1225000.00`, `3900000`, `90.2950`. */
export function formatAmount({ parts, unit }: Amount): string {
  const digits = decimals[unit];
  const sign = parts < 0n ? '-' : '';
  const text = (parts < 0n ? -parts : parts).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A decimal string with thousands separators, for screens and notices only: `1,225,000.00`. */
export function groupAmount(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=([0-9]{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * Negative when `a` is less than `b`, zero when equal, positive when more.
 * @throws AmountError `wrongUnit` when the units differ
 */
export function compareAmounts(a: Amount, b: Amount): number {
  sameUnit(a, b);
  return a.parts < b.parts ? -1 : a.parts > b.parts ? 1 : 0;
}

/**
 * The amount in Chinese capitals (大写): `壹仟贰佰叁拾肆元伍角陆分`. Follows annex 1 of the Measures for Payment and
 * Settlement (支付结算办法, 银发〔1997〕393号, 正确填写票据和结算凭证的基本规定): 整 closes an amount that ends with 元 and
 * never follows 角 or 分; one 零 stands for any run of zeros inside; where the rules leave a 零 free it is written between
 * 元 and 角 (壹仟陆佰捌拾元零叁角贰分) and left out at 万. 人民币 in front is the form's to print.
 * @throws AmountError `wrongUnit` for anything but CNY, `negative` below zero
 */
export function capitalAmount(amount: Amount): string {
  if (amount.unit !== 'CNY') throw new AmountError('wrongUnit', 'only yuan are written in capitals');
  if (amount.parts < 0n) throw new AmountError('negative', 'an amount is not negative');
  const yuan = amount.parts / 100n;
  const jiao = Number((amount.parts / 10n) % 10n);
  const fen = Number(amount.parts % 10n);

  const whole = yuan > 0n ? `${capitalNumber(yuan)}元` : '';
  if (jiao === 0 && fen === 0) return `${whole || '零元'}整`;
  const gap = whole && (jiao === 0 || yuan % 10n === 0n) ? '零' : '';
  return whole + gap + (jiao ? `${capitalDigit(jiao)}角` : '') + (fen ? `${capitalDigit(fen)}分` : '');
}

function capitalDigit(digit: number): string {
  return '零壹贰叁肆伍陆柒捌玖'.charAt(digit);
}

/** A whole number above zero: 亿 splits it into eights of digits, 万 those into fours. */
function capitalNumber(number: bigint): string {
  for (const [size, word] of [
    [100_000_000n, '亿'],
    [10_000n, '万'],
  ] as const) {
    const high = number / size;
    const low = number % size;
    if (high === 0n) continue;
    if (low === 0n) return capitalNumber(high) + word;
    return capitalNumber(high) + word + (low < size / 10n ? '零' : '') + capitalNumber(low);
  }
  return capitalUpToThousands(Number(number));
}

function capitalUpToThousands(number: number): string {
  let text = '';
  let gap = false;
  for (const [size, word] of [
    [1000, '仟'],
    [100, '佰'],
    [10, '拾'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / size) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += (gap ? '零' : '') + capitalDigit(digit) + word;
    gap = false;
  }
  return text;
}

function sameUnit(a: Amount, b: Amount): void {
  if (a.unit !== b.unit) throw new AmountError('wrongUnit', `${a.unit} and ${b.unit} do not go together`);
}
