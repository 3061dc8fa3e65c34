import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { expertCases } from '../support/expert-cases';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

describeInBrowser('cases about experts in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let driver: Awaited<ReturnType<typeof expertCases>>;
  let suspension = '';
  beforeAll(async () => {
    platform = await startPlatform();
    driver = await expertCases(platform);
    await driver.register(['expert-2', 'expert-3']);
    browser = await openConsole(platform);
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('are opened from the register by one person, decided by another, and read by the expert', async () => {
    const page = await browser.page('administration');
    await page.goto(`${browser.url}/expert-register/expert-2`);
    await page.getByRole('link', { name: '评标专家暂停' }).click();
    await page.getByRole('combobox', { name: /专家/ }).waitFor();
    await page.locator('input[value*="expert-2"]').waitFor();
    await page.getByRole('combobox', { name: /专家/ }).click();
    await page.getByRole('option', { name: /expert-3/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel(/事实和理由/).fill('举报核查');
    await page.getByRole('button', { name: /下一步/ }).click();
    await page.getByRole('button', { name: /提出暂停/ }).click();
    await page
      .getByText(/ZT530100-2026-/)
      .first()
      .waitFor();
    const [opened] = (await driver.untilRegistered('expert-2', ({ cases }) => cases.length > 0)).cases;
    suspension = opened?.id ?? '';
    await driver.act('administrationColleague', suspension, 'decide', { basis: '条例第七十一条' });
    await driver.untilRegistered('expert-2', ({ expert }) => expert?.state === 'suspended');
    const own = await browser.page('expert2');
    await own.goto(`${browser.url}/expert-record`);
    await own.getByText('暂停', { exact: true }).first().waitFor();
    await own.getByRole('link', { name: '评标专家暂停' }).first().click();
    await own.getByText('陈述意见').first().waitFor();
    expect(browser.faults()).toEqual([]);
  });

  it.each<[string, PersonName, () => string]>([
    ['an expert of the register', 'administration', () => '/expert-register/expert-2'],
    ['one’s own entry', 'expert2', () => '/expert-record'],
    ['an application', 'expert1', () => '/cases/new?process=expertAdmission&jurisdiction=CN'],
    ['a suspension', 'administration', () => `/cases/${suspension}`],
  ])('fit both screens, speak one language and have no serious fault: %s', async (_what, person, address) => {
    expect(await pageFaults(browser, person, address())).toEqual([]);
  });
});
