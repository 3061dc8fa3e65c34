import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { publishDefinitions } from '../../database/definitions';
import { rows } from '../../database/database';
import { bidDocumentFile } from '../../domain/bid-document/bid-document';
import { readBidDocument } from '../../domain/bid-document/read-bid-document';
import { newBidKey } from '../../domain/sealing/bid-key';
import { packageFile } from '../../domain/tender-document/tender-package';
import { writePriceSheets } from '../../spreadsheets/write-prices';
import { bid, bill, tender as tenderDocument } from '../domain/bid-document/priced-tender';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { fiveExperts, Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { packed, sealedBidder, type SealedBidder, type SealedFile } from '../support/sealed-bidder';
import { undrawnTender } from '../support/undrawn-tender';

const passphrase = '一把只有投标人知道的钥匙';
const pictures = process.env['SCREENS'];

describeInBrowser('a bid document that is prepared in the browser', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  let page: Page;
  let keyFile: string;
  const sent: string[] = [];

  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [undrawnTender], platform.deps.clock.now());
    browser = await openConsole(platform);
    tender = await Tender.open(platform);
    await tender.reach('bidding');
    const { text } = packageFile({ ...tenderDocument, lots: [{ case: tender.id, title: '一标段' }] });
    const addendumDocument = await tender.api.upload('agency', '招标文件.json', text);
    await tender.act('issueAddendum', 'agency', { addendum: '工程量清单数据', addendumDocument, affectsBids: false });
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    keyFile = JSON.stringify((await newBidKey(passphrase)).file);
  });
  beforeEach(async () => {
    page = await browser.page('bidder1');
    page.on('request', (request) => sent.push(request.postDataBuffer()?.toString('utf8') ?? ''));
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  const now = (): Locator => page.getByRole('region', { name: '现在可以办理' });

  /** Takes a picture of the whole page where one is wished, at two widths. */
  async function picture(name: string, of = page): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    for (const width of [1440, 390]) {
      await of.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await of.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
    }
    await of.setViewportSize({ width: 1440, height: 900 });
  }

  const chooseKey = async (): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await now().getByRole('button', { name: '选择密钥文件' }).click();
    await (
      await chooser
    ).setFiles({ name: 'bid-key.json', mimeType: 'application/json', buffer: Buffer.from(keyFile) });
  };

  it('is filled in, priced from a spreadsheet, checked, printed, sealed and handed in', async () => {
    await page.goto(`${browser.url}/cases/${tender.id}?action=submitBid`);
    await now().getByRole('button', { name: '用招标文件编制投标文件' }).click();
    await now().getByRole('tab', { name: /表格/ }).waitFor();
    await now().getByLabel('我方确认并作出上述承诺').check();
    await now().getByLabel('工期（日历天）').fill('180');
    await now().getByLabel('资质').click();
    await page.getByRole('option', { name: '一级' }).click();
    await now().getByRole('button', { name: '增加一行' }).click();
    await now().getByLabel('姓名').fill('张三');
    await now()
      .getByRole('tab', { name: /表格.*齐全/ })
      .waitFor();
    await picture('bid-forms-zh');

    await now().getByRole('tab', { name: /报价/ }).click();
    const buffer = await writePriceSheets([{ bill, priced: bid.bills[0] }], 'CNY');
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await now().locator('input[accept=".xlsx"]').setInputFiles({ name: '报价.xlsx', mimeType, buffer });
    await now().getByText('已读入 3 项单价。').waitFor();
    await now().getByText('356,780.69').first().waitFor();
    const third = now().getByLabel('第 3 项 沥青混凝土 的单价');
    await third.fill('120.51');
    await now().getByText('高于限价 120.5').waitFor();
    await now()
      .getByRole('tab', { name: /报价.*1 项待完善/ })
      .waitFor();
    await third.fill('120.50');
    await now()
      .getByRole('tab', { name: /报价.*齐全/ })
      .waitFor();
    await picture('bid-prices-zh');

    await now()
      .getByRole('tab', { name: /检查与生成/ })
      .click();
    await now().getByText('资格证明：须附文件').waitFor();
    await picture('bid-missing-zh');
    await now().getByRole('tab', { name: /附件/ }).click();
    const licence = { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
    await now().getByRole('region', { name: '资格证明' }).locator('input[type=file]').setInputFiles(licence);
    await now().getByText('营业执照.pdf').waitFor();
    await now()
      .getByRole('tab', { name: /检查与生成/ })
      .click();
    await now().getByText('投标文件齐全').waitFor();
    await now().getByRole('button', { name: '生成投标文件（PDF 和数据文件）' }).click();
    await now().getByText('已生成。').waitFor({ timeout: 90_000 });
    await picture('bid-made-zh');
    await now().getByRole('button', { name: '用于递交' }).click();
    await now().getByText('文件和附件已备好').waitFor();

    await chooseKey();
    await now().getByLabel('密钥口令').fill(passphrase);
    await now().getByRole('button', { name: '试用', exact: true }).click();
    await now().getByLabel('我知道').check();
    await now().getByRole('button', { name: '用这把密钥填写投标' }).click();
    const form = now().getByRole('form', { name: '递交投标文件' });
    await form.getByText('bid-document.pdf').waitFor();
    await form.getByText('bid-document.json').waitFor();
    expect(await form.getByLabel('投标报价').inputValue()).toMatch(/^356,?780\.69$/);
    await form.getByRole('button', { name: /^下一步/ }).click();
    await now().getByRole('button', { name: /^确认/ }).click();
    await now().getByText('递交投标文件：已收到').waitFor({ timeout: 60_000 });
    expect(sent.filter((body) => body.includes('356780.69') || body.includes('张三'))).toEqual([]);
    expect(browser.faults()).toEqual([]);
  });

  it('says its prices when it is opened, and the record of the opening is a paper of the case', async () => {
    const others: { readonly bidder: SealedBidder; readonly sealed: SealedFile }[] = [];
    for (const who of ['bidder2', 'bidder3'] as const) {
      await tender.enter('downloadDocuments', who, { contact: '李四' });
      const bidder = await sealedBidder(tender, who);
      const print = packed('d1', '投标文件.pdf', '%PDF-1.4\n%%EOF\n');
      const said = { ...bid, case: tender.id, price: '400000', priceInWords: '叁拾万元整', bills: [] };
      const data = packed('d2', '投标数据.json', bidDocumentFile(said).text);
      const form = { price: '400000', bidDocument: 'd1', bidData: 'd2' };
      const sealed = await bidder.seal(await bidder.task(), form, [print, data]);
      await bidder.handIn(sealed.file);
      others.push({ bidder, sealed });
    }
    await tender.passDeadline();
    await tender.until('decryption');
    await tender.notices('sealedBids');
    await tender.act('startOpening', 'agency');
    for (const { bidder, sealed } of others) await bidder.release(sealed.share);
    await page.goto(`${browser.url}/cases/${tender.id}?action=releaseShare`);
    await chooseKey();
    await now().getByLabel('密钥口令').fill(passphrase);
    await now().getByRole('button', { name: '解密投标文件', exact: true }).click();
    await tender.until('opening');

    const { read } = platform.database;
    const data = await rows(read, 'document').findOneByOrFail({ name: 'bid-document.json', caseId: tender.id });
    const pieces: Buffer[] = [];
    for await (const piece of await platform.deps.documents.read(data.id)) pieces.push(piece as Buffer);
    expect(readBidDocument(Buffer.concat(pieces).toString('utf8'))).toMatchObject({
      case: tender.id,
      price: '356780.69',
      bills: bid.bills,
      attachments: [{ form: 'proofs', name: '营业执照.pdf' }],
    });

    await tender.act('signOpeningRecord', 'agency', {});
    const notice = (await tender.notices('openingRecord')).find(({ kind }) => kind === 'openingRecord');
    const paper = await rows(read, 'paper').findOneByOrFail({ caseId: tender.id, kind: 'openingRecord' });
    const printed = await rows(read, 'document').findOneByOrFail({ id: paper.id });
    expect(printed).toMatchObject({ type: 'application/pdf', uploadedBy: 'platform' });
    expect(JSON.stringify(notice)).toContain(printed.sha256);
    const listed = await tender.api.get<{ items: { id: string; isPublic: boolean }[] }>(
      'supervisor',
      `/cases/${tender.id}/documents`,
    );
    expect(listed.items).toContainEqual(expect.objectContaining({ id: paper.id, isPublic: true }));

    const reader = await browser.page('supervisor', { language: 'en' });
    await reader.goto(`${browser.url}/cases/${tender.id}/bids`);
    await reader.getByRole('button', { name: 'Show the priced bills' }).first().click();
    await reader.getByText('Arithmetic: amounts, totals and the price agree.').waitFor();
    await reader.getByRole('row', { name: /沥青混凝土.*120,500\.00/ }).waitFor();
    await picture('bid-read-en', reader);
    await reader.close();
    expect(browser.faults()).toEqual([]);
  });

  it('has its arithmetic corrected by the committee, and its bidder confirms that', async () => {
    await tender.until('evaluation');
    await tender.formCommittee();
    const [first, ...others] = fiveExperts;
    await tender.untilOffered('judgeCorrections', first);
    for (const member of others) await tender.act('judgeCorrections', member, { corrections: { refused: [] } });
    const member = await browser.page(first);
    await member.goto(`${browser.url}/cases/${tender.id}?action=judgeCorrections`);
    const ofSecond = member.getByRole('region', { name: '单位 bidder-2的报价修正' });
    await ofSecond.getByText('大写金额与小写金额不一致的，以大写金额为准').waitFor();
    await ofSecond.getByRole('button', { name: '保持原报价' }).click();
    await member.getByRole('button', { name: /^下一步/ }).click();
    await member.getByText('不同意修正必须说明理由').first().waitFor();
    await ofSecond.getByLabel(/^不修正的理由/).fill('大写明显笔误');
    await picture('corrections-zh', member);
    await member.getByRole('button', { name: /^下一步/ }).click();
    await member.getByText('保持原报价: 大写明显笔误').waitFor();
    await picture('corrections-review-zh', member);
    await member.getByRole('button', { name: /^确认/ }).click();
    await member.getByText('评审报价修正：已收到').waitFor();

    await tender.untilOffered('confirmCorrection', 'bidder2');
    await tender.act('confirmCorrection', 'bidder3', { answer: 'refused', reason: '无法履约' });
    const bidder = await browser.page('bidder2', { language: 'en' });
    await bidder.goto(`${browser.url}/cases/${tender.id}?action=confirmCorrection`);
    await bidder.getByText('The arithmetic of your bid was corrected').waitFor();
    await bidder.getByText('¥ 300,000.00').first().waitFor();
    await bidder.getByLabel('The corrected price is accepted').check();
    await picture('confirm-en', bidder);
    await bidder.getByRole('button', { name: /^Next/ }).click();
    await bidder.getByRole('button', { name: /^Confirm: / }).click();
    await bidder.getByText('Confirm the corrected price: received').waitFor();

    await tender.untilOffered('submitSheet', first);
    for (const expert of fiveExperts) await tender.handInSheet(expert);
    await tender.signReport();
    await tender.until('candidates');
    const reader = await browser.page('supervisor');
    await reader.goto(`${browser.url}/cases/${tender.id}/evaluation`);
    await reader.getByRole('row', { name: /^1 单位 bidder-2.*300,000\.00.*投标报价：.*400,000\.00/ }).waitFor();
    await reader.getByText('否决：投标人不接受修正后的报价').waitFor();
    await picture('corrected-ranking-zh', reader);
    expect(browser.faults()).toEqual([]);
  });
});
