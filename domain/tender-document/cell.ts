/** The cells of one sheet, row by row, each as the text that stands in it; nothing for an empty one. */
export interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly (string | undefined)[])[];
}

/** The name of a column as spreadsheets write it: 0 is `A`, 26 is `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** The name of a cell as spreadsheets write it; rows and columns count from 0. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** Spreadsheets keep fifteen digits of a number: what a file has beyond them comes from how machines count. */
const keptDigits = 15;

/**
 * The plain decimal of a number as a spreadsheet file writes it: `0.30000000000000004` is `0.3`, `1.2E3` is `1200`.
 * Undefined for what is no number.
 */
export function plainDecimal(written: string): string | undefined {
  const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$/.exec(written.trim());
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const all = (whole + fraction).replace(/^0+/, '');
  const skipped = whole.length + fraction.length - all.length;
  if (whole === '' && fraction === '') return undefined;
  if (all === '') return '0';
  let point = whole.length - skipped + Number(exponent);
  const { digits, carried } = roundedTo(all, keptDigits);
  point += carried;
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits.padEnd(point, '0')
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  const tidy = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  return sign === '-' ? `-${tidy}` : tidy;
}

/** A number without the commas between its thousands; any other comma stays, and makes it none. */
export const withoutGroups = (written: string): string =>
  /^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$/.test(written) ? written.replaceAll(',', '') : written;

/** The first digits of a number, rounded half up; `carried` is 1 where that gives one digit more in front. */
function roundedTo(digits: string, kept: number): { readonly digits: string; readonly carried: number } {
  if (digits.length <= kept) return { digits, carried: 0 };
  const head = BigInt(digits.slice(0, kept)) + (digits.charCodeAt(kept) >= 53 ? 1n : 0n);
  const text = String(head);
  return { digits: text, carried: text.length - kept };
}
