import { strToU8, zipSync } from 'fflate';
import { billFromSheet } from '../../domain/tender-document/bill-from-sheet';
import type { BillItem } from '../../domain/tender-document/bill';
import { readCells } from '../../spreadsheets/read-cells';
import { writeBills } from '../../spreadsheets/write-bill';

const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (target: string, type: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;

/** A spreadsheet file with these rows of XML. */
const workbook = (rows: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(rels('xl/workbook.xml', 'officeDocument')),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(rels('worksheets/sheet1.xml', 'worksheet')),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    ...more,
  });
const word = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('the cells of a spreadsheet', () => {
  it('are 20,000 items that are read as they were written', async () => {
    const items = Array.from({ length: 20_000 }, (_, index): BillItem => ({
      number: String(index + 1),
      code: String(10_101_000_000 + index).padStart(12, '0'),
      name: '挖一般土方',
      features: '三类土\n深4m以内',
      unit: 'm3',
      quantity: `${index + 1}.125`,
      section: index < 100 ? '土石方' : '砌筑',
    }));
    const sheets = await readCells(await writeBills([{ title: '分部/分项?', items }]));
    const [sheet] = sheets;
    if (!sheet) throw new Error('there is a sheet');
    expect(billFromSheet(sheet)).toEqual({ title: '分部 分项', items, faults: [] });
  });

  it('keep their places under empty rows, digits of numbers, and the last value of formulas', async () => {
    const content = workbook(
      `<row r="3">${word('B3', '名称')}${word('C3', '单位')}${word('D3', '数量')}</row>` +
        `<row r="5">${word('B5', '泵')}${word('C5', '台')}<c r="D5"><v>123456789012.25</v></c></row>` +
        `<row r="6">${word('B6', '阀')}${word('C6', '个')}<c r="D6"><f>1+2</f><v>3</v></c></row>` +
        `<row r="7">${word('B7', '管')}${word('C7', '米')}<c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
    );
    const [sheet] = await readCells(content);
    if (!sheet) throw new Error('there is a sheet');
    const { items, faults } = billFromSheet(sheet);
    expect(items.map(({ quantity }) => quantity)).toEqual(['123456789012.25', '3', '']);
    expect(faults).toMatchObject([{ cell: 'D7', rule: 'required' }]);
  });

  it('are not read from what is no spreadsheet, or is damaged', async () => {
    const rule = (content: Uint8Array) =>
      readCells(content).then(
        () => 'read',
        (error: unknown) => String(error),
      );
    const whole = workbook(`<row r="1">${word('A1', '名称')}</row>`);
    expect(await rule(strToU8('名称,单位,数量'))).toContain('notASpreadsheet');
    expect(await rule(zipSync({ 'a.txt': strToU8('a') }))).toContain('notASpreadsheet');
    expect(await rule(whole.slice(0, whole.length / 2))).toContain('notASpreadsheet');
    expect(await rule(new Uint8Array(0))).toContain('notASpreadsheet');
  });

  it('are not unpacked beyond the limit, whatever the file says of its size', async () => {
    const bomb = workbook('', { 'xl/media/image1.png': new Uint8Array(160 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(readCells(bomb)).rejects.toThrow('tooLarge');
    // the same, with every statement of its unpacked size set to one byte
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at += 1) {
      const mark = view.getUint32(at, true);
      if (mark === 0x02014b50) view.setUint32(at + 24, 1, true);
      if (mark === 0x04034b50) view.setUint32(at + 22, 1, true);
    }
    await expect(readCells(lying)).rejects.toThrow();
    await expect(readCells(new Uint8Array(11 * 1024 * 1024))).rejects.toThrow('tooLarge');
  });

  it('end no more than their own process when a file is made to exhaust memory', async () => {
    // it states sizes for which a reader would make room
    const boasting = workbook('', { 'xl/a.xml': strToU8('<a/>') });
    const view = new DataView(boasting.buffer);
    for (let at = 0; at + 46 < boasting.length; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 470_000_000, true);
    }
    await expect(readCells(boasting)).rejects.toThrow('tooLarge');
    // one cell far down and far to the right
    await expect(readCells(workbook(`<row r="90000000">${word('ZZZ90000000', 'x')}</row>`))).rejects.toThrow(/^too/);
  });

  it('are refused where a text that stands once is in very many cells', async () => {
    const cells = Array.from({ length: 25_000 }, (_, index) => {
      return `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`;
    });
    const shared = strToU8(`<?xml version="1.0"?><sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`);
    await expect(readCells(workbook(cells.join(''), { 'xl/sharedStrings.xml': shared }))).rejects.toThrow('tooLarge');
  });

  it('are refused where a sheet has too many rows', async () => {
    const rows = Array.from(
      { length: 25_001 },
      (_, index) => `<row r="${index + 1}">${word(`A${index + 1}`, 'x')}</row>`,
    );
    await expect(readCells(workbook(rows.join('')))).rejects.toThrow('tooManyRows');
  });
});
