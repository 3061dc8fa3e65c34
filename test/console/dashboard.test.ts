import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { insertManyCases } from '../support/many-cases';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

describeInBrowser('the overview', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    await insertManyCases(platform.database, 120, platform.deps.clock.now());
    await Tender.open(platform);
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it.each<[PersonName, string]>([
    ['supervisor', '/dashboard'],
    ['centre', '/dashboard'],
    ['inspector', '/dashboard'],
    ['operator', '/dashboard'],
    ['bidder1', '/tasks'],
    ['expert1', '/tasks'],
    ['tenderer', '/tasks'],
  ])('is where %s begins, or not: %s', async (person, start) => {
    const page = await browser.page(person);
    await page.goto(browser.url);
    await page.waitForURL(`**${start}`);
    await page.locator('h1').waitFor();
  });

  it('leads from a number to as many cases', async () => {
    const page = await browser.page('inspector');
    await page.goto(`${browser.url}/dashboard`);
    const tile = page.getByRole('list', { name: '当前数字' }).getByRole('link', { name: /逾期项目/ });
    const count = Number(/\d+/.exec(await tile.innerText())?.[0]);
    expect(count).toBeGreaterThan(0);
    await tile.click();
    await page.getByText(`已显示 ${count} 项`).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(count);
  });

  it('leads from what falls due this week to the tasks that do', async () => {
    const page = await browser.page('provinceCentre');
    await page.goto(`${browser.url}/dashboard`);
    const number = page.getByRole('link', { name: /^到期待办, 本周/ });
    const count = Number(await number.innerText());
    expect(count).toBeGreaterThan(0);
    await number.click();
    await page.waitForURL(/\/tasks\?.*due=/);
    await page.locator('[id^=row-]').first().waitFor();
    expect(await page.locator('[id^=row-]').count()).toBe(count);
  });

  it('says in words what the bars say, and gives every figure in the table', async () => {
    const page = await browser.page('inspector');
    await page.goto(`${browser.url}/dashboard`);
    await page.getByRole('img', { name: /受理 \d+ 个，办结 \d+ 个/ }).waitFor();
    await page.getByRole('button', { name: '按月' }).click();
    const rows = page.getByRole('table', { name: '受理与办结' }).getByRole('row');
    await rows.filter({ hasText: '2026-03' }).first().waitFor();
    expect(await rows.count()).toBe(13);
  });

  it.each<PersonName>(['supervisor', 'operator'])(
    'fits both screens, speaks one language and has no serious fault: of %s',
    async (person) => {
      expect(await pageFaults(browser, person, '/dashboard')).toEqual([]);
    },
  );
});
