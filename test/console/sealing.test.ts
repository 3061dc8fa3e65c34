import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { publishDefinitions } from '../../database/definitions';
import { openTenderSealed } from '../../definitions/trading/open-tender-sealed';
import { openBidKey, readBidKeyFile } from '../../domain/sealing/bid-key';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { packed, sealedBidder } from '../support/sealed-bidder';

const passphrase = '一把只有投标人知道的钥匙';

describeInBrowser('a sealed bid in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  let keyFile: string;
  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [openTenderSealed], platform.deps.clock.now());
    browser = await openConsole(platform);
    tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  /** The part of the page in which an action is open. */
  async function openAction(page: Page, action: string): Promise<Locator> {
    await page.goto(`${browser.url}/cases/${tender.id}`);
    const now = page.getByRole('region', { name: '现在可以办理' });
    const form = now.getByRole('form', { name: action });
    const button = now.getByRole('button', { name: action, exact: true });
    await form.or(button).first().waitFor();
    if (!(await form.isVisible())) await button.click();
    await form.waitFor();
    return now;
  }

  async function chooseKey(page: Page, within: Locator, content: string) {
    const chooser = page.waitForEvent('filechooser');
    await within.getByRole('button', { name: '选择密钥文件' }).click();
    await (await chooser).setFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  }

  it('has its key made and tested in the browser, and its task saved', async () => {
    const page = await browser.page('bidder1');
    const now = await openAction(page, '递交投标文件');
    await now.getByLabel('新口令').fill('short');
    await now.getByLabel('再输入一次').fill('short');
    await now.getByRole('button', { name: '生成并保存密钥' }).click();
    await now.getByRole('status').filter({ hasText: '至少 10 个字符' }).waitFor();
    await now.getByLabel('新口令').fill(passphrase);
    await now.getByLabel('再输入一次').fill(passphrase);
    const saving = page.waitForEvent('download');
    await now.getByRole('button', { name: '生成并保存密钥' }).click();
    keyFile = readFileSync(await (await saving).path(), 'utf8');
    await now.getByText('密钥文件已保存').waitFor();

    await chooseKey(page, now, keyFile);
    await now.getByLabel('密钥口令').fill('不是这个口令，真的不是');
    await now.getByRole('button', { name: '试用', exact: true }).click();
    await now.getByText('口令不正确').waitFor();
    await now.getByLabel('密钥口令').fill(passphrase);
    await now.getByRole('button', { name: '试用', exact: true }).click();
    await now.getByText('已在本机试封并解开').waitFor();

    const task = page.waitForEvent('download');
    await now.getByRole('button', { name: '保存封标任务' }).click();
    expect(JSON.parse(readFileSync(await (await task).path(), 'utf8'))).toMatchObject({
      format: 'sealing-task/1',
      place: { case: tender.id, version: 1 },
    });
  });

  it('is handed in as a sealed file, and opened with the key file, which does not leave the browser', async () => {
    const own = await openBidKey(readBidKeyFile(keyFile), passphrase);
    const bidder = await sealedBidder(tender, 'bidder1', own);
    const document = packed('d1', '投标文件.pdf', '%PDF-1.4\n%%EOF\n');
    const { file } = await bidder.seal(await bidder.task(), { price: '9013571', bidDocument: 'd1' }, [document]);
    const page = await browser.page('bidder1');
    const now = await openAction(page, '递交投标文件');
    const form = now.getByRole('form', { name: '递交投标文件' });
    const upload = { name: 'bid.sealed', mimeType: 'application/octet-stream', buffer: file };
    await form.locator('input[type=file]').setInputFiles(upload);
    await form.getByRole('button', { name: 'bid.sealed', exact: true }).waitFor();
    await form.getByRole('button', { name: /^下一步/ }).click();
    await now.getByRole('button', { name: /^确认/ }).click();
    await now.getByText('递交投标文件：已收到').waitFor();

    for (const who of ['bidder2', 'bidder3'] as const) {
      await tender.enter('downloadDocuments', who, { contact: '李四' });
      const other = await sealedBidder(tender, who, own);
      const sealed = await other.seal(await other.task(), { price: '9513572', bidDocument: 'd1' }, [document]);
      await other.handIn(sealed.file);
    }
    await tender.passDeadline();
    await tender.until('decryption');

    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    const opening = await openAction(page, '解密投标文件');
    await chooseKey(page, opening, keyFile);
    await opening.getByLabel('密钥口令').fill('不是这个口令，真的不是');
    await opening.getByRole('button', { name: '解密投标文件', exact: true }).click();
    await opening.getByText('口令不正确').waitFor();
    await opening.getByLabel('密钥口令').fill(passphrase);
    await opening.getByRole('button', { name: '解密投标文件', exact: true }).click();
    await opening.getByText('解密投标文件：已收到').waitFor();
    expect(sent.filter((body) => body.includes(passphrase) || body.includes('bid-key/1'))).toEqual([]);

    await tender.passDeadline();
    await tender.until('opening');
    const { items } = await tender.api.get<{ items: { values: object; state: string }[] }>(
      'centre',
      `/cases/${tender.id}/entries?action=submitBid`,
    );
    expect(items.map(({ values, state }) => ({ values, state }))).toEqual([
      { values: expect.objectContaining({ price: '9013571.00' }) as object, state: 'valid' },
    ]);
  });
});
