import { billLimits, itemFaults, repeated, type BillField, type BillItem, type ItemFault } from './bill';
import { headingsAt, headingsIn, type Headings } from './bill-headings';
import { cellName, plainDecimal, type SheetCells } from './cell';

/** What is wrong in a spreadsheet, and in which cell: `{ sheet: '分部分项', cell: 'F12', … }`. */
export interface CellFault {
  readonly sheet: string;
  /** None for the sheet as a whole. */
  readonly cell?: string;
  readonly rule: ItemFault['rule'] | 'noHeadings' | 'noItems' | 'tooManyItems' | 'formulaError';
  readonly field?: BillField;
  readonly limit?: number;
  /** What stands in the cell, cut short. */
  readonly found?: string;
}

/** What a sheet holds, and what is wrong in it. */
export interface SheetBill {
  readonly title: string;
  readonly items: readonly BillItem[];
  readonly faults: readonly CellFault[];
}

/** Sums and carried sums are rows of their own in printed bills: they are computed, not asked for. */
const isSum = (name: string): boolean =>
  /^(本页|分部|单位工程|专业工程)?(小计|合计|总计|累计|sum|total|subtotal)/iu.test(name);

interface Line {
  readonly row: number;
  readonly item: BillItem;
}

/**
 * Reads a bill of quantities from the cells of a sheet. Headings are recognised, empty rows, repeated headings and sums
 * are left out; a row with nothing but a name (and number) is the heading of those below it. Items without a number
 * are counted.
 */
export function billFromSheet(sheet: SheetCells): SheetBill {
  const title = sheet.name;
  const headings = headingsIn(sheet);
  if (!headings) return { title, items: [], faults: [{ sheet: sheet.name, rule: 'noHeadings' }] };
  const lines = linesOf(sheet, headings);
  if (lines.length === 0) return { title, items: [], faults: [{ sheet: sheet.name, rule: 'noItems' }] };
  const items = lines.map(({ item }) => item);
  if (items.length > billLimits.items) {
    return { title, items: [], faults: [{ sheet: sheet.name, rule: 'tooManyItems', limit: billLimits.items }] };
  }
  const { columns } = headings;
  const at = (line: Line | undefined, field: BillField): Pick<CellFault, 'sheet' | 'cell' | 'field' | 'found'> => {
    const column = columns.get(field) ?? columns.get('name') ?? 0;
    const found = sheet.rows[line?.row ?? 0]?.[column];
    return {
      sheet: sheet.name,
      cell: cellName(line?.row ?? 0, column),
      field,
      ...(found !== undefined && found !== '' && { found: Array.from(found).slice(0, 40).join('') }),
    };
  };
  const faults = lines.flatMap((line): CellFault[] =>
    itemFaults(line.item).map(({ field, rule, limit }) => {
      const place = at(line, field);
      const isError = place.found?.startsWith('#') === true && rule === 'notANumber';
      return { ...place, rule: isError ? 'formulaError' : rule, ...(limit !== undefined && { limit }) };
    }),
  );
  const twice = (['number', 'code'] as const).flatMap((field) =>
    repeated(items, field).map((index): CellFault => ({ ...at(lines[index], field), rule: 'twice' })),
  );
  return { title, items, faults: [...faults, ...twice] };
}

function linesOf(sheet: SheetCells, { next, columns }: Headings): Line[] {
  const lines: Line[] = [];
  let section: string | undefined;
  for (let row = next; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const read = (field: BillField): string => tidy(cells[columns.get(field) ?? -1]);
    const [name, unit, quantity] = [read('name'), read('unit'), read('quantity')];
    if (cells.every((cell) => tidy(cell) === '')) continue;
    const heading = headingsAt(sheet.rows, row);
    if (heading) {
      row = heading.next - 1;
      continue;
    }
    // merged titles and sums stand in whatever column comes first
    const first = tidy(cells.find((cell) => tidy(cell) !== ''));
    if (isSum(name === '' ? first : name) && unit === '') continue;
    if (unit === '' && quantity === '') {
      section = name === '' ? first : name;
      continue;
    }
    const ceiling = read('ceiling');
    lines.push({
      row,
      item: {
        number: read('number') === '' ? String(lines.length + 1) : read('number'),
        code: read('code'),
        name,
        features: read('features'),
        unit,
        quantity: decimal(quantity),
        ...(ceiling !== '' && { ceiling: decimal(ceiling) }),
        ...(section !== undefined && { section: Array.from(section).slice(0, billLimits.section).join('') }),
      },
    });
  }
  return lines;
}

const tidy = (cell: string | undefined): string => (cell ?? '').replace(/\r\n?/g, '\n').trim();

/** People write `1,280.50`; what is no number stays, to be refused where it stands. */
const decimal = (written: string): string =>
  plainDecimal(written.replace(/(?<=[0-9])[,，](?=[0-9]{3})/g, '')) ?? written;
