import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';

describeInBrowser('beginning in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('leads from an empty inbox to a new case, says whose law it follows, and names the project in the review', async () => {
    const page = await browser.page('tenderer');
    await page.goto(`${browser.url}/tasks`);
    await page.getByRole('link', { name: '新建交易项目' }).click();
    await page.getByRole('button', { name: /公开招标.*适用中国法律/ }).click();
    const form = page.getByRole('form', { name: '登记项目' });
    await form.getByRole('textbox', { name: /项目名称/ }).fill('示例水库除险加固');
    await form.getByRole('combobox', { name: /项目所在地/ }).fill('昆明');
    await page
      .getByRole('option', { name: /昆明市/ })
      .first()
      .click();
    await form.getByRole('combobox', { name: /行业/ }).click();
    await page.getByRole('option', { name: '水利' }).click();
    for (const choice of ['人民币元', '越低越好']) await form.getByRole('radio', { name: choice, exact: true }).check();
    await form.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByText('即将对“示例水库除险加固”办理“登记项目”').waitFor();
    await page.getByRole('button', { name: '确认：登记项目' }).click();
    await page.getByRole('status').filter({ hasText: '示例水库除险加固' }).waitFor();
  });

  it('leads a bidder from an empty inbox to the tenders that take bids, and shows those it takes part in', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    const page = await browser.page('bidder1');
    await page.goto(`${browser.url}/tasks`);
    await page.getByRole('main').getByRole('link', { name: '正在招标的项目' }).click();
    await page.getByRole('listitem').filter({ hasText: tender.id }).getByRole('link').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/cases/${tender.id}`);

    await tender.enter('downloadDocuments', 'bidder1', { contact: '李四' });
    await page.goto(`${browser.url}/tasks`);
    await page.getByRole('region', { name: '您参与的在办项目' }).getByText(tender.id).waitFor();
  });

  it('says after an export which columns it left out, and why', async () => {
    const page = await browser.page('bidder1');
    await page.goto(`${browser.url}/cases`);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    await saved;
    await page.getByText('“项目估算价”一列：您当前的身份在项目现阶段无权查看（1 项）。').waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByText('已导出，以下内容没有包含').waitFor({ state: 'detached' });
  });
});
