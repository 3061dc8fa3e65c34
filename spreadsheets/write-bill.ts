import writeSpreadsheet from 'write-excel-file/node';
import type { Bill, BillItem } from '../domain/tender-document/bill';

/** The columns of a bill as it is written, and read again. */
const columns: readonly {
  readonly heading: string;
  readonly width: number;
  readonly of: (item: BillItem) => string;
}[] = [
  { heading: '序号', width: 8, of: ({ number }) => number },
  { heading: '项目编码', width: 16, of: ({ code }) => code },
  { heading: '项目名称', width: 28, of: ({ name }) => name },
  { heading: '项目特征', width: 48, of: ({ features }) => features },
  { heading: '计量单位', width: 10, of: ({ unit }) => unit },
  { heading: '工程量', width: 14, of: ({ quantity }) => quantity },
  { heading: '最高限价', width: 14, of: ({ ceiling = '' }) => ceiling },
];

/** Names of sheets have at most 31 characters, none of these signs, and no two of a file are alike. */
function sheetNames(titles: readonly string[]): readonly string[] {
  const plain = titles.map((title) => title.replace(/[\\/?*[\]:']/g, ' ').trim());
  return plain.map((title, index) => {
    const isTwice = plain.some((other, place) => place !== index && other.slice(0, 25) === title.slice(0, 25));
    return isTwice ? `${title.slice(0, 25)} (${index + 1})` : title.slice(0, 31);
  });
}

const heading = () => columns.map((column) => ({ value: column.heading, fontWeight: 'bold' as const, type: String }));

/** Rows of a bill, with the headings of its sections between them. Texts, so that no number loses a digit. */
function rowsOf({ items }: Pick<Bill, 'items'>) {
  let last: string | undefined;
  return items.flatMap((item) => {
    const { section } = item;
    const isNew = section !== last;
    last = section;
    const row = columns.map(({ of }) => ({ value: of(item), type: String, wrap: true }));
    if (!isNew || section === undefined) return [row];
    const above = columns.map((_, index) => ({
      value: index === 2 ? section : '',
      type: String,
      fontWeight: 'bold' as const,
    }));
    return [above, row];
  });
}

/** Bills of quantities as a spreadsheet (.xlsx), one a sheet; without bills, one that is to be filled in. */
export async function writeBills(bills: readonly Pick<Bill, 'title' | 'items'>[]): Promise<Buffer> {
  const sheets = bills.length > 0 ? bills : [{ title: '工程量清单', items: [] }];
  const names = sheetNames(sheets.map(({ title }) => title));
  return writeSpreadsheet(
    sheets.map((bill, index) => ({
      sheet: names[index] ?? '',
      data: [heading(), ...rowsOf(bill)],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}
