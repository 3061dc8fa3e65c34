import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';

describeInBrowser('the health page', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('shows operators every part, what is wrong first, and what to do', async () => {
    const page = await browser.page('operator');
    await page.goto(`${browser.url}/health`);
    const rows = page.locator('main li');
    await rows.filter({ hasText: '数据库' }).first().waitFor();
    expect(await rows.count()).toBe(19);
    expect(await rows.filter({ hasText: '备份' }).innerText()).toMatch(/没有备份记录[\s\S]*npm run backup/);
    const states = await rows.locator('.MuiChip-label').allInnerTexts();
    const order = ['不可用', '留意', '正常', '未启用'];
    expect(states.map((state) => order.indexOf(state))).toEqual(
      states.map((state) => order.indexOf(state)).toSorted((one, other) => one - other),
    );
    await page.getByRole('button', { name: '重新检查' }).click();
    expect(browser.faults()).toEqual([]);
  });

  it('is not shown to others', async () => {
    const page = await browser.page('centre');
    await page.goto(`${browser.url}/health`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('运行状况').count()).toBe(0);
  });

  it('fits both screens, speaks one language and has no serious fault', async () => {
    expect(await pageFaults(browser, 'operator', '/health')).toEqual([]);
  });
});
