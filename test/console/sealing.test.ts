import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { publishDefinitions } from '../../database/definitions';
import { rows } from '../../database/database';
import { openTender2026Fourth } from '../../definitions/trading/open-tender-2026-4';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { packed, sealedBidder, type SealedBidder, type SealedFile } from '../support/sealed-bidder';

const passphrase = '一把只有投标人知道的钥匙';
const canary = 'KANARIENVOGEL';
const price = '9013571';
/** More than a part of an upload, so that it travels in parts. */
const largeSize = 17 * 1024 * 1024;
const pictures = process.env['SCREENS'];

describeInBrowser('a bid that is sealed in the browser', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  let page: Page;
  let keyFile: string;
  /** All that the bidder's browser has sent. */
  const sent: string[] = [];
  const addresses: string[] = [];
  const others = new Map<'bidder2' | 'bidder3', { bidder: SealedBidder; sealed: SealedFile }>();

  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [openTender2026Fourth], platform.deps.clock.now());
    browser = await openConsole(platform);
    tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
  });
  beforeEach(async () => {
    sent.length = 0;
    page = await browser.page('bidder1');
    page.on('request', (request) => {
      sent.push(request.postDataBuffer()?.toString('utf8') ?? '');
      addresses.push(request.url());
    });
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  /** Takes a picture of the whole page where one is wished, at two widths. */
  async function picture(of: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    for (const width of [1440, 390]) {
      await of.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await of.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
    }
    await of.setViewportSize({ width: 1440, height: 900 });
  }

  const now = (): Locator => page.getByRole('region', { name: '现在可以办理' });

  /** Opens an action of the case. */
  async function openAction(action: string): Promise<void> {
    await page.goto(`${browser.url}/cases/${tender.id}?action=${action}`);
    await now().waitFor();
  }

  async function chooseKey(content: string): Promise<void> {
    const chooser = page.waitForEvent('filechooser');
    await now().getByRole('button', { name: '选择密钥文件' }).click();
    await (
      await chooser
    ).setFiles({ name: 'bid-key.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  }

  /** Makes a key, saves it, chooses it again and tests it. */
  async function makeKey(): Promise<void> {
    await openAction('submitBid');
    await now().getByText('丢失，谁也打不开').first().waitFor();
    await picture(page, 'seal-key-zh');
    await now().getByRole('button', { name: '还没有密钥文件：生成一个' }).click();
    await now().getByLabel('新口令').fill('short');
    await now().getByLabel('再输入一次').fill('short');
    await now().getByRole('button', { name: '生成并保存密钥' }).click();
    await now().getByRole('status').filter({ hasText: '至少 10 个字符' }).waitFor();
    await now().getByLabel('新口令').fill(passphrase);
    await now().getByLabel('再输入一次').fill(passphrase);
    const saving = page.waitForEvent('download');
    await now().getByRole('button', { name: '生成并保存密钥' }).click();
    keyFile = readFileSync(await (await saving).path(), 'utf8');
    await chooseKey(keyFile);
    await now().getByLabel('密钥口令').fill('不是这个口令，真的不是');
    await now().getByRole('button', { name: '试用', exact: true }).click();
    await now().getByText('口令不正确').waitFor();
    await now().getByLabel('密钥口令').fill(passphrase);
    await now().getByRole('button', { name: '试用', exact: true }).click();
    await now().getByText('已在本机试封并解开').waitFor();
    expect(await now().getByRole('button', { name: '用这把密钥填写投标' }).isDisabled()).toBe(true);
    await now().getByLabel('我知道').check();
    await picture(page, 'seal-key-tested-zh');
    await now().getByRole('button', { name: '用这把密钥填写投标' }).click();
  }

  it('begins with a key; is sealed here, opened again as a test, uploaded in parts and handed in', async () => {
    await makeKey();
    const form = now().getByRole('form', { name: '递交投标文件' });
    await form.getByLabel('投标报价').fill(price);
    await form.getByLabel('项目负责人').fill(canary);
    const buffer = Buffer.concat([Buffer.from(`%PDF-1.4\n${canary}\n`), Buffer.alloc(largeSize, canary)]);
    await form.locator('input[type=file]').setInputFiles({ name: '投标文件.pdf', mimeType: 'application/pdf', buffer });
    await form.getByText('投标文件.pdf').waitFor();
    await form.getByText('草稿已保存').waitFor();
    await picture(page, 'seal-form-zh');
    await form.getByRole('button', { name: /^下一步/ }).click();
    await now().getByText('投标文件.pdf').waitFor();
    await picture(page, 'seal-review-zh');
    await now().getByRole('button', { name: /^确认/ }).click();
    await now().getByText('递交投标文件：已收到').waitFor({ timeout: 60_000 });
    await picture(page, 'seal-receipt-zh');
    const telling = [canary, price, passphrase, 'bid-key/1'].filter((word) => sent.some((body) => body.includes(word)));
    expect(telling).toEqual([]);
    expect(addresses.filter((address) => address.includes('/parts/')).length).toBeGreaterThan(1);
    expect(await rows(platform.database.read, 'draft').find()).toEqual([]);
    for await (const id of platform.deps.documents.ids()) {
      const pieces: Buffer[] = [];
      for await (const piece of await platform.deps.documents.read(id)) pieces.push(piece as Buffer);
      expect(Buffer.concat(pieces).includes(canary)).toBe(false);
    }
  });

  it('keeps what was sealed when the page is closed before it has arrived, and hands it in without the key', async () => {
    await openAction('submitBid');
    await now().getByText('贵单位已递交（第 1 次封标）').waitFor();
    await chooseKey(keyFile);
    await now().getByLabel('密钥口令').fill(passphrase);
    await now().getByRole('button', { name: '试用', exact: true }).click();
    await now().getByText('这把密钥能打开您已递交的投标文件（第 1 次封标）').waitFor();
    await now().getByLabel('我知道').check();
    await now().getByRole('button', { name: '用这把密钥填写投标' }).click();
    const form = now().getByRole('form', { name: '递交投标文件' });
    await form.getByLabel('投标报价').fill('8913571');
    const document = { name: '投标文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
    await form.locator('input[type=file]').setInputFiles(document);
    await form.getByText('投标文件.pdf').waitFor();
    await page.route('**/api/documents?**', (route) => route.abort());
    await form.getByRole('button', { name: /^下一步/ }).click();
    await now().getByRole('button', { name: /^确认/ }).click();
    await now().getByText('没有上传成功').first().waitFor();
    await page.unroute('**/api/documents?**');
    await openAction('submitBid');
    await now().getByText('有一份已加密、尚未递交的投标文件').waitFor();
    await picture(page, 'seal-left-zh');
    await now().getByRole('button', { name: '接着上传并递交' }).click();
    await now().getByText('递交投标文件：已收到').waitFor();
    const own = await rows(platform.database.read, 'entry').find({
      where: { action: 'submitBid' },
      order: { version: 'ASC' },
    });
    expect(own.map(({ state }) => state)).toEqual(['replaced', 'valid']);
    await tender.act('issueAddendum', 'agency', { addendum: '工期改为300日历天', affectsBids: false });
    await page.reload();
    await page.getByRole('region', { name: '本单位的投标' }).getByText('封标之后有“发布补遗”').waitFor();
  });

  it('is opened in the opening room, before those who are present, when all have given out their shares', async () => {
    for (const who of ['bidder2', 'bidder3'] as const) {
      await tender.enter('downloadDocuments', who, { contact: '李四' });
      const bidder = await sealedBidder(tender, who);
      const document = packed('d1', '投标文件.pdf', '%PDF-1.4\n%%EOF\n');
      const sealed = await bidder.seal(await bidder.task(), { price: '9513572', bidDocument: 'd1' }, [document]);
      await bidder.handIn(sealed.file);
      others.set(who, { bidder, sealed });
    }
    await tender.passDeadline();
    await tender.until('decryption');
    await tender.notices('sealedBids');
    await page.goto(`${browser.url}/cases/${tender.id}`);
    const room = page.getByRole('region', { name: '开标室' });
    await room.getByText('等待宣布开标').waitFor();
    await room.getByText('3 份（法定不少于 3 份）').waitFor();
    await picture(page, 'room-waits-zh');
    await tender.act('startOpening', 'agency');
    await room.getByText('开标进行中').waitFor();
    await room.getByText('1 / 3').waitFor();
    for (const { bidder, sealed } of others.values()) await bidder.release(sealed.share);

    await openAction('releaseShare');
    await chooseKey(keyFile);
    await now().getByLabel('密钥口令').fill(passphrase);
    await picture(page, 'room-release-zh');
    await now().getByRole('button', { name: '解密投标文件', exact: true }).click();
    await tender.until('opening');
    expect(sent.filter((body) => body.includes(passphrase) || body.includes('bid-key/1'))).toEqual([]);
    await room.getByText('计入的投标已全部核验、解密').waitFor();
    await room.getByText('8,913,571').waitFor();
    await picture(page, 'room-opened-zh');
    const saving = page.waitForEvent('download');
    await room.getByRole('button', { name: '保存开标记录（平台签名）' }).click();
    const record = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as { record: { bids: object[] } };
    expect(record.record.bids).toHaveLength(3);

    const english = await browser.page('supervisor', { language: 'en' });
    await english.goto(`${browser.url}/cases/${tender.id}`);
    await english
      .getByRole('region', { name: 'Opening room' })
      .getByText('All bids that count were verified')
      .waitFor();
    await picture(english, 'room-opened-en');
    await english.close();
  });
});
