import { billFromSheet } from '../../../domain/tender-document/bill-from-sheet';
import { plainDecimal, type SheetCells } from '../../../domain/tender-document/cell';

const headings = ['序号', '项目编码', '项目名称', '项目特征描述', '计量单位', '工程量', '综合单价', '合价'];
const sheet = (...rows: (readonly (string | undefined)[])[]): SheetCells => ({ name: '分部分项', rows });
const item = (number: string, over: Partial<Record<number, string>> = {}): (string | undefined)[] => {
  const cells = [number, `01010100300${number}`, '挖沟槽土方', '三类土', 'm3', '12.5', undefined, undefined];
  return cells.map((cell, column) => (column in over ? over[column] : cell));
};

describe('a bill of quantities that is read from a sheet', () => {
  it('takes items under their section, and leaves out titles, empty rows, repeated headings and sums', () => {
    const { items, faults } = billFromSheet(
      sheet(
        ['某某工程 分部分项工程量清单与计价表'],
        headings,
        [undefined, undefined, '土石方工程'],
        item('1'),
        [],
        ['', '', '本页小计', undefined, undefined, undefined, undefined, '0'],
        headings,
        [undefined, undefined, '砌筑工程'],
        item('2', { 5: '1,280.50' }),
        ['合计'],
      ),
    );
    expect(faults).toEqual([]);
    expect(items).toEqual([
      {
        number: '1',
        code: '010101003001',
        name: '挖沟槽土方',
        features: '三类土',
        unit: 'm3',
        quantity: '12.5',
        section: '土石方工程',
      },
      expect.objectContaining({ number: '2', quantity: '1280.5', section: '砌筑工程' }),
    ]);
  });

  it('knows headings in two rows, in English, and with units in brackets', () => {
    const two = sheet(
      ['序号', '项目编码', '项目名称', '计量单位', '工程量', '金额（元）', undefined],
      [undefined, undefined, undefined, undefined, undefined, '综合单价', '合价'],
      ['1', 'A', '路基', 'km', '3.2', undefined, undefined],
    );
    expect(billFromSheet(two).items).toMatchObject([{ number: '1', name: '路基', quantity: '3.2' }]);
    const english = sheet(['No.', 'Name', 'Unit', 'Quantity (pcs)'], [undefined, 'Pump', 'pcs', '4']);
    expect(billFromSheet(english).items).toMatchObject([{ number: '1', name: 'Pump', unit: 'pcs', quantity: '4' }]);
  });

  it('names cell and rule of everything that is wrong', () => {
    const { faults } = billFromSheet(
      sheet(
        headings,
        item('1', { 5: '约十二' }),
        item('2', { 4: '' }),
        item('3', { 5: '-4' }),
        item('4', { 5: '0' }),
        item('5', { 2: '长'.repeat(201) }),
        item('1', { 1: '99' }),
        item('7', { 5: '#DIV/0!' }),
        item('8', { 5: '0.1234567' }),
        item('9', { 3: 'a\u0007b' }),
      ),
    );
    expect(faults.map(({ cell, rule }) => `${cell ?? ''} ${rule}`)).toEqual([
      'F2 notANumber',
      'E3 required',
      'F4 notPositive',
      'F5 notPositive',
      'C6 tooLong',
      'F8 formulaError',
      'F9 tooManyDigits',
      'D10 unreadable',
      'A7 twice',
    ]);
    expect(faults[0]).toMatchObject({ sheet: '分部分项', field: 'quantity', found: '约十二' });
  });

  it('refuses a sheet without headings, without items, and with too many', () => {
    expect(billFromSheet(sheet(['附件', '说明'])).faults).toMatchObject([{ rule: 'noHeadings' }]);
    expect(billFromSheet(sheet(headings)).faults).toMatchObject([{ rule: 'noItems' }]);
    const many = Array.from({ length: 20_001 }, (_, index) => item(String(index + 1)));
    expect(billFromSheet(sheet(headings, ...many)).faults).toMatchObject([{ rule: 'tooManyItems', limit: 20_000 }]);
  });
});

describe('a number of a spreadsheet', () => {
  it.each([
    ['12.50', '12.5'],
    ['0.30000000000000004', '0.3'],
    ['1280.4999999999998', '1280.5'],
    ['9.9999999999999995', '10'],
    ['1.2E3', '1200'],
    ['1E-3', '0.001'],
    ['1.5e+2', '150'],
    ['-0.25', '-0.25'],
    ['007', '7'],
    ['0', '0'],
    ['.5', '0.5'],
    ['123456789012', '123456789012'],
  ])('%s is %s', (written, plain) => expect(plainDecimal(written)).toBe(plain));

  it.each(['', '.', 'abc', '1 2', '1e', '0x1', '１２'])('%p is none', (written) =>
    expect(plainDecimal(written)).toBeUndefined(),
  );
});
