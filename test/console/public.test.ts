import type { Page } from 'playwright-core';
import type { KeptReceipt } from '../../api/contract';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';

describeInBrowser('the public pages', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    const other = await Tender.open(platform, { start: { title: '示例桥梁加固', region: '530102' } });
    await other.reach('contract');
    tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.notices('tenderNotice');
    await tender.act('issueAddendum', 'agency', {
      addendum: '更正图纸',
      affectsBids: true,
      bidDeadline: await tender.inDays(30),
    });
    await tender.notices('addendum');
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  /** Goes on with the keyboard until what is meant has the focus, then presses Enter. */
  const enter = async (page: Page, role: 'link' | 'button', name: string | RegExp) => {
    const target = page.getByRole(role, { name }).first();
    await target.waitFor();
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await target.and(page.locator(':focus')).count()) > 0) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };

  it('lead from the login page to a notice, its corrections and its proof, with the keyboard alone', async () => {
    const page = await browser.page(undefined);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${browser.url}/login`);
    await enter(page, 'link', '公告');
    await page.getByRole('heading', { name: '公告', level: 1 }).waitFor();
    const words = page.getByRole('searchbox', { name: '项目名称、编号、招标人' });
    await page.getByText('示例桥梁加固').first().waitFor();
    await words.focus();
    await page.keyboard.type('示例道路');
    await page.waitForURL((url) => url.searchParams.get('q') === '示例道路');
    await page.getByText('示例桥梁加固').first().waitFor({ state: 'detached' });

    await enter(page, 'link', /招标公告/);
    await page.getByRole('heading', { name: '招标公告', level: 1 }).waitFor();
    await page.getByText('本公告已被更正，以最新公告为准').waitFor();
    await enter(page, 'button', '现在核对');
    await page.getByText('一致：原文与指纹相符，没有被改动。').waitFor();
    await enter(page, 'link', '补遗公告');
    await page.getByRole('heading', { name: '补遗公告', level: 1 }).waitFor();
    await page.getByText('本公告更正').waitFor();
    await page.getByText('正在接收投标').waitFor();

    const document = page.getByRole('link', { name: '招标公告' }).first();
    await document.click();
    await page.getByRole('button', { name: '招标文件.pdf' }).click();
    await page.getByRole('dialog', { name: '招标文件.pdf' }).waitFor();
    expect(asked).not.toContain('/api/me');
  });

  it('keep what was looked for in the address, and show all again', async () => {
    const page = await browser.page(undefined, { language: 'en', width: 390 });
    await page.goto(`${browser.url}/public/notices?region=530102&kind=awardNotice`);
    await page.getByText('示例桥梁加固').first().waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: '示例道路工程' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Published' }).click();
    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await page.waitForURL(/from=\d{4}-\d\d-\d\d/);
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByText('示例道路工程').first().waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('list the tenders that take bids, and lead who wants to bid to the login', async () => {
    const page = await browser.page(undefined);
    await page.goto(`${browser.url}/public/tenders`);
    const item = page.getByRole('listitem').filter({ hasText: tender.id });
    await item.getByRole('link').click();
    await page.getByRole('link', { name: '登录参加投标' }).click();
    await page.getByRole('heading', { name: '登录', level: 1 }).waitFor();
  });

  it('say whether a certificate is genuine, and that an unknown number is none of ours', async () => {
    const page = await browser.page(undefined);
    await page.goto(`${browser.url}/public/certificates`);
    await page.getByRole('button', { name: '核验' }).click();
    await page.getByText('请填写证明编号').waitFor();
    await page.getByRole('textbox', { name: '编号' }).fill('X-1');
    await page.keyboard.press('Enter');
    await page.getByText('没有编号为“X-1”的交易证明').waitFor();
  });

  it('say whether a receipt was signed by the platform, and what was changed in it', async () => {
    const bid = await tender.submitBid('bidder1', '9000000');
    const page = await browser.page(undefined);
    await page.goto(`${browser.url}/public/certificates`);
    const receipt = await tender.api.get<KeptReceipt>('bidder1', `/cases/${tender.id}/entries/${bid}/receipt`);
    const choose = async (value: object) => {
      const buffer = Buffer.from(JSON.stringify(value));
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '选择回执文件' }).click();
      await (await chooser).setFiles({ name: 'receipt.json', mimeType: 'application/json', buffer });
    };
    await choose(receipt);
    await page.getByText('真实有效').waitFor();
    await page.getByText(receipt.confirmed.body.name).waitFor();
    await choose({ ...receipt, confirmed: { ...receipt.confirmed, version: 9 } });
    await page.getByText('与平台签名不符').waitFor();
    await choose({ ...receipt, committed: { ...receipt.committed, content: { form: { price: '1' } } } });
    await page.getByText('所附内容与收到的不一致').waitFor();
    await choose({ price: '1' });
    await page.getByText('这个文件不是本平台的回执').waitFor();
  });
});
