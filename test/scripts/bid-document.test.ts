import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { readBidDocument } from '../../domain/bid-document/read-bid-document';
import { writePriceSheets } from '../../spreadsheets/write-prices';
import { bid, bill, tenderText } from '../domain/bid-document/priced-tender';

const root = path.dirname(path.dirname(__dirname));
const run = promisify(execFile);

describe('npm run bid-document', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bid-document-'));
    writeFileSync(path.join(folder, 'package.json'), tenderText);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function command(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
    const all = [path.join(root, 'scripts/run.mjs'), path.join(root, 'scripts/bid-document.ts'), ...args];
    try {
      const { stdout, stderr } = await run(process.execPath, all, { cwd: root });
      return { code: 0, said: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }; // as execFile rejects
      return { code, said: stdout + stderr };
    }
  }

  it('takes a bid from the package of the tender document to the files that are sealed', async () => {
    const own = path.join(folder, 'own');
    const named = ['--tender', path.join(folder, 'package.json'), '--bidder', bid.bidder];
    expect(await command('begin', own, ...named)).toMatchObject({ code: 0 });
    const empty = await command('check', own);
    expect(empty.code).toBe(1);
    for (const said of ['投标函：须确认并作出承诺', '资质：须填写', '第 1 项 · 单价：未报单价', '资格证明：须附文件']) {
      expect(empty.said).toContain(said);
    }

    const begun = JSON.parse(readFileSync(path.join(own, 'bid.json'), 'utf8')) as object;
    writeFileSync(path.join(own, 'bid.json'), JSON.stringify({ ...begun, forms: bid.forms }));
    writeFileSync(path.join(own, 'prices.xlsx'), await writePriceSheets([{ bill, priced: bid.bills[0] }], 'CNY'));
    writeFileSync(path.join(own, 'attachments/proofs/licence.pdf'), '%PDF-1.4 licence');
    const complete = await command('check', own);
    expect(complete.code).toBe(0);
    expect(complete.said).toContain('356,780.69');

    expect(await command('make', own)).toMatchObject({ code: 0 });
    const made = readBidDocument(readFileSync(path.join(own, 'bid-document.json'), 'utf8'));
    expect(made).toMatchObject({
      price: '356780.69',
      priceInWords: '叁拾伍万陆仟柒佰捌拾元零陆角玖分',
      bills: bid.bills,
      attachments: [{ form: 'proofs', name: 'licence.pdf', size: 16 }],
      preparation: { sources: [{ name: 'prices.xlsx' }] },
    });
    expect(readFileSync(path.join(own, 'bid-document.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.parse(readFileSync(path.join(own, 'form.json'), 'utf8'))).toEqual({
      price: '356780.69',
      bidDocument: 'bid-document.pdf',
      bidData: 'bid-document.json',
      bidAttachments: ['attachments/proofs/licence.pdf'],
    });
    const read = await command('read', path.join(own, 'bid-document.json'), ...named.slice(0, 2));
    expect(read.code).toBe(0);
    expect(read.said).toContain('道路工程  356,780.69');
  });

  it('refuses what is no package, and a folder that is there already', async () => {
    const file = path.join(folder, 'other.json');
    writeFileSync(file, '{}');
    expect(await command('begin', path.join(folder, 'x'), '--tender', file, '--bidder', 'B')).toMatchObject({
      code: 2,
    });
    const unknown = await command('nothing');
    expect(unknown.code).toBe(2);
    expect(unknown.said).toContain('npm run bid-document');
  });
});
