import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender, fiveExperts } from '../support/driver';
import { openForm } from '../support/open-form';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';

describeInBrowser('the evaluation in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  const points = (technical: string) => ({ scores: { technical } });
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    tender = await Tender.open(platform, {
      documents: {
        method: 'comprehensive',
        criteria: [
          { id: 'technical', title: '技术', max: 60, kind: 'scored' },
          { id: 'price', title: '报价', max: 40, kind: 'price' },
        ],
        ...{ priceFormula: 'mean', dearerPoints: 1, cheaperPoints: 0.5, ceiling: '9900000' },
      },
      bids: [
        { by: 'bidder1', price: '9000000' },
        { by: 'bidder2', price: '9500000' },
        { by: 'bidder3', price: '5000000' },
        { by: 'bidder4', price: '9900000.01' },
      ],
      verdicts: { 'bidder-1': points('50'), 'bidder-2': points('40'), 'bidder-3': points('30') },
    });
    await tender.reach('evaluation');
    await tender.formCommittee();
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('warns at the sheet, asks a bidder, keeps what was typed, and shows how a score came about', async () => {
    const page = await browser.page('expert1');
    const sheet = page.getByRole('form', { name: '提交评审表' });
    const openSheet = async () => {
      await page.goto(`${browser.url}/cases/${tender.id}`);
      await openForm(page, '提交评审表');
    };
    await openSheet();
    await sheet.getByText('报价高于最高投标限价').waitFor();
    await sheet.getByText(/报价为其他投标平均价的 54.05%/).waitFor();
    const score = sheet.getByLabel('单位 bidder-1，技术，满分 60');
    await score.fill('51.5');
    await sheet.getByText(/草稿已保存/).waitFor();

    const bid = (await tender.choices('expert1')).find(({ price }) => price === '5000000.00');
    const question = '请说明报价构成';
    await tender.act('askBidder', 'expert2', { bid: bid?.id, kind: 'lowPrice', question });
    const bidder = await browser.page('bidder3', { width: 390 });
    await bidder.goto(`${browser.url}/cases/${tender.id}`);
    await bidder.getByText(question).first().waitFor();
    await tender.act('answerInquiry', 'bidder3', { answer: '自有设备' });

    await openSheet();
    await sheet.getByText('答复：自有设备').waitFor();
    expect(await score.inputValue()).toBe('51.5');
    for (const expert of fiveExperts) await tender.handInSheet(expert);
    await tender.untilOffered('signReport', 'expert1');
    await page.goto(`${browser.url}/cases/${tender.id}/evaluation`);
    await page.getByText(/技术 50.0000 \+ 报价/).waitFor();
    await page
      .getByText(/基准价 7,833,333.3333（3 家报价）/)
      .first()
      .waitFor();
  });

  it('fits both screens, speaks one language and has no serious fault', async () => {
    expect(await pageFaults(browser, 'expert1', `/cases/${tender.id}/evaluation`)).toEqual([]);
    expect(await pageFaults(browser, 'supervisor', `/cases/${tender.id}/bids`)).toEqual([]);
  });
});
