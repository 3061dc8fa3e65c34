import path from 'node:path';
import { readConfiguration } from '../../configuration';
import type { Paper } from '../../domain/paper/paper';
import { printLayout } from '../../domain/paper/print-layout';
import { sha256 } from '../../domain/hash';
import { paperPrinter, PaperNotPrinted } from '../../pdf/print-paper';
import { printHere } from '../support/print-here';

const { pdfFonts } = readConfiguration({});

const paper: Paper = {
  title: { zh: '开标记录', en: 'Opening record' },
  at: '2026-03-02T01:30:00.000Z',
  parts: [
    { kind: 'section', title: { zh: '投标', en: 'Bids' } },
    {
      kind: 'table',
      columns: [{ title: '投标人' }, { title: '报价', kind: 'amount' }, { title: '散列', kind: 'code', share: 2 }],
      rows: Array.from({ length: 150 }, (_, index) => ({
        cells: [`投标人${index}`, `1,225,${100 + index}.00`, sha256(`${index}`)],
      })),
    },
    { kind: 'section', title: '附', level: 2 },
    { kind: 'paragraph', text: 'a'.repeat(500) },
    { kind: 'scan', content: 'https://platform.example/public/papers/1', caption: '扫码核验' },
  ],
  data: '{}',
  foot: { subject: 'YN-1' },
};

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0;

describe('A paper', () => {
  it('is printed byte for byte alike, over as many pages as it takes', async () => {
    const print = paperPrinter(pdfFonts);
    const [first, second] = await Promise.all([print(paper), print(paper)]);
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.compare(first, second)).toBe(0);
    expect(pagesOf(first)).toBeGreaterThan(3);
    expect(Buffer.compare(first, await printHere(pdfFonts)(paper))).toBe(0);
    expect(Buffer.from(first).toString('latin1')).toContain('/CreationDate (D:20260302013000Z)');
  });

  it('says why it cannot be printed, and the next one is', async () => {
    const print = paperPrinter(pdfFonts);
    await expect(print({ ...paper, at: 'yesterday' })).rejects.toThrow(PaperNotPrinted);
    expect(pagesOf(await print({ ...paper, parts: [] }))).toBe(1);
    const without = paperPrinter({ ...pdfFonts, bold: path.resolve('package.json') });
    await expect(without(paper)).rejects.toThrow(PaperNotPrinted);
  });

  it('numbers its sections, gives the width to its columns by share and repeats the heading of a table', () => {
    const [, , , first, table, second] = printLayout(paper).content;
    expect(JSON.stringify(first)).toContain('1  投标');
    expect(JSON.stringify(second)).toContain('1.1  附');
    expect(table).toMatchObject({ table: { headerRows: 1, widths: ['25.000%', '25.000%', '50.000%'] } });
  });
});
