import { publishDefinitions } from '../../database/definitions';
import type { Page } from 'playwright-core';
import { openTenderDeposit } from '../../definitions/trading/open-tender-deposit';
import { dateOf } from '../../domain/calendar';
import { accountOf, bankDesk } from '../support/bank-desk';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

describeInBrowser('deposits in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  let proposal = '';
  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [openTenderDeposit], platform.deps.clock.now());
    browser = await openConsole(platform);
    tender = await Tender.open(platform, { documents: { bidSecurity: '200000.00' } });
    await tender.reach('bidding');
    for (const who of ['bidder1', 'bidder2', 'bidder3'] as const) {
      await tender.enter('downloadDocuments', who, { contact: '李四' });
    }
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  /** Does what the case waits for from somebody: fills the form that is open in, reviews it and reads the receipt. */
  const finish = async (person: PersonName, fill: (page: Page) => Promise<void> = () => Promise.resolve()) => {
    const page = await browser.page(person);
    await page.goto(`${browser.url}/cases/${tender.id}`);
    const send = page.locator('main form button[type=submit]');
    const confirm = page.getByRole('button', { name: /^确认：/ });
    const receipt = page.getByRole('heading', { name: /：已收到/ });
    await send.waitFor();
    await fill(page);
    await send.click();
    await confirm.or(receipt).waitFor();
    if (await confirm.isVisible()) await confirm.click(); // only what cannot be undone is reviewed
    await receipt.waitFor();
  };

  it('are paid by the bidder, who alone sees what has come in', async () => {
    const desk = bankDesk(tender);
    const page = await browser.page('bidder1');
    await page.goto(`${browser.url}/cases/${tender.id}`);
    const card = page.getByRole('region', { name: '投标保证金' });
    await card.getByText('未交纳').waitFor();
    await card.getByLabel('本单位付款账号（基本存款账户）').fill(accountOf('bidder1'));
    await card.getByRole('button', { name: '取得收款子账户' }).click();
    await card.getByText(/^8800\d{12}$/).waitFor();
    await desk.pay('bidder1', '150000.00');
    await desk.reports();
    await card.getByText('金额不足').waitFor();
    await desk.pay('bidder1', '50000.00');
    await desk.reports();
    await card.getByText('已到账', { exact: true }).first().waitFor();
    await page.goto(`${browser.url}/cases/${tender.id}/deposits`);
    await page.getByText('开标前，谁已交纳保证金只有投标人自己知道').waitFor();
    expect(browser.faults()).toEqual([]);
  });

  it('stay while the award is made and certified and the contract handed in, step by step in the console', async () => {
    const desk = bankDesk(tender);
    for (const who of ['bidder2', 'bidder3'] as const) {
      await desk.open(who);
      await desk.pay(who, '200000.00');
    }
    await desk.reports();
    await tender.reach('award');
    await finish('tenderer', async (page) => {
      await page.getByRole('radio', { name: /第 1 名/ }).check();
      await page.getByRole('textbox', { name: /定标理由/ }).fill('排名第一，公示期内无异议');
    });
    await finish('centre');
    await finish('tenderer', async (page) => {
      const content = { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
      await page.locator('main input[type=file]').first().setInputFiles(content);
      await page.getByRole('button', { name: '合同.pdf', exact: true }).waitFor();
      const price = (await tender.view('tenderer')).context['awardPrice'];
      await page.getByRole('textbox', { name: /合同价/ }).fill(String(price));
      await page.getByRole('spinbutton').first().click();
      await page.keyboard.type(dateOf(platform.deps.clock.now()).replaceAll('-', ''));
    });
    expect((await tender.view()).stage).toBe('contractFiling');
    expect(browser.faults()).toEqual([]);
  });

  it('go back in a batch that two people of the centre order, row by row', async () => {
    const desk = bankDesk(tender);
    const centre = await browser.page('centre');
    await centre.goto(`${browser.url}/deposits`);
    await centre.getByRole('button', { name: '全选' }).click();
    await centre.getByRole('button', { name: '提出退还所选 3 笔' }).click();
    await centre.getByRole('heading', { name: /退还保证金 3 笔/ }).waitFor();
    proposal = new URL(centre.url()).pathname;
    const colleague = await browser.page('centreColleague');
    await colleague.goto(centre.url());
    await colleague.getByRole('button', { name: /复核通过/ }).click();
    await colleague.getByText('银行办理中').first().waitFor();
    await desk.sends();
    await colleague.reload();
    await colleague.getByText('已付').nth(2).waitFor();
    expect(browser.faults()).toEqual([]);
  });

  it('let the case be filed, reported and archived once they have gone back', async () => {
    await finish('supervisor');
    await finish('tenderer', async (page) => {
      const content = { name: '书面报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
      await page.locator('main input[type=file]').first().setInputFiles(content);
      await page.getByRole('button', { name: '书面报告.pdf', exact: true }).waitFor();
    });
    await finish('centre');
    expect((await tender.view()).closing).toBe('archived');
    expect(browser.faults()).toEqual([]);
  });

  it.each<[string, PersonName, () => string]>([
    ['a bidder’s own', 'bidder1', () => `/cases/${tender.id}`],
    ['the book of a case', 'centre', () => `/cases/${tender.id}/deposits`],
    ['what goes back', 'centre', () => '/deposits'],
    ['a batch', 'centreColleague', () => proposal],
  ])('fit both screens, speak one language and have no serious fault: %s', async (_what, person, address) => {
    expect(await pageFaults(browser, person, address())).toEqual([]);
  });
});
