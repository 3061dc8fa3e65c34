import type { SheetCells } from './cell';

/** What a column of a bill holds. What is only computed (合价) or empty until bidders price it is known and left out. */
export type BillColumn = 'number' | 'code' | 'name' | 'features' | 'unit' | 'quantity' | 'ceiling' | 'ignored';

/** How headings are written in the bills that are in use, without blanks, brackets and what stands in them. */
const headings: Readonly<Record<BillColumn, readonly string[]>> = {
  number: ['序号', '编号', 'no', 'no.', 'number', 'item'],
  code: ['项目编码', '清单编码', '子目号', '子目编码', '物资编码', '物料编码', '编码', '货物编码', 'code'],
  name: [
    '项目名称',
    '清单名称',
    '子目名称',
    '货物名称',
    '物资名称',
    '设备名称',
    '服务名称',
    '名称',
    'name',
    'description',
  ],
  features: [
    ...[
      '项目特征',
      '项目特征描述',
      '项目特征及内容',
      '规格型号',
      '规格',
      '型号规格',
      '技术参数',
      '技术要求',
      '服务内容',
    ],
    ...['features', 'specification'],
  ],
  unit: ['计量单位', '单位', 'unit'],
  quantity: ['工程量', '工程数量', '数量', '清单工程量', 'quantity', 'qty'],
  ceiling: ['最高限价', '控制价', '单价限价', '综合单价限价', '单价最高限价', '最高单价', 'ceiling', 'unitceiling'],
  ignored: [
    '综合单价',
    '单价',
    '合价',
    '金额',
    '暂估价',
    '其中',
    '备注',
    '工作内容',
    'unitprice',
    'price',
    'total',
    'remarks',
  ],
};

const columnOf: Readonly<Record<string, BillColumn>> = Object.fromEntries(
  (Object.entries(headings) as [BillColumn, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [name, column] as const),
  ),
);

/** What a heading says a column holds: `金额（元）` and `工程量 (m³)` are known by what stands before the bracket. */
export function columnNamed(heading: string | undefined): BillColumn | undefined {
  const plain = (heading ?? '')
    .replace(/[（(【[].*$/su, '')
    .replace(/[\s:：*、]/gu, '')
    .toLowerCase();
  return Object.hasOwn(columnOf, plain) ? columnOf[plain] : undefined;
}

/** Which column holds what, and in which rows the headings stand. */
export interface Headings {
  /** The row after them, counted from 0. */
  readonly next: number;
  readonly columns: ReadonlyMap<Exclude<BillColumn, 'ignored'>, number>;
}

const looksAt = 30;

/** The headings of a sheet: in one row, or in two where some stand below others. Undefined where there are none. */
export function headingsIn({ rows }: SheetCells): Headings | undefined {
  for (let row = 0; row < Math.min(rows.length, looksAt); row += 1) {
    const found = headingsAt(rows, row);
    if (found) return found;
  }
  return undefined;
}

/** The headings that begin in a row; they are repeated on every printed page. */
export function headingsAt(rows: SheetCells['rows'], row: number): Headings | undefined {
  const columns = new Map<Exclude<BillColumn, 'ignored'>, number>();
  const take = (cells: SheetCells['rows'][number] | undefined): boolean => {
    let takes = false;
    cells?.forEach((cell, index) => {
      const column = columnNamed(cell);
      if (column === undefined) return;
      takes = true;
      if (column !== 'ignored' && !columns.has(column)) columns.set(column, index);
    });
    return takes;
  };
  if (!take(rows[row]) || columns.size < 2) return undefined;
  // a second row of headings holds nothing but headings
  const below = rows[row + 1] ?? [];
  const isHeading = below.some((cell) => cell) && below.every((cell) => !cell || columnNamed(cell) !== undefined);
  if (isHeading) take(below);
  const isBill = (['name', 'unit', 'quantity'] as const).every((column) => columns.has(column));
  return isBill ? { next: row + (isHeading ? 2 : 1), columns } : undefined;
}
