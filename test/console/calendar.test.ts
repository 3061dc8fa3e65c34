import { officialCalendar } from '../../domain/official-calendar';
import { sweepOutbox } from '../../api/outbox/sweep';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';
import { typeDay } from '../support/type-day';

const next = officialCalendar.lastYear + 1;

describeInBrowser('the calendar in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let proposal = '';
  beforeAll(async () => {
    platform = await startPlatform({ startsAt: `${officialCalendar.lastYear}-12-31T01:00:00.000Z` });
    browser = await openConsole(platform);
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('publishes a year, and the provisional limit of a case is counted anew', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('filing');
    const page = await browser.page('administration');
    await page.goto(`${browser.url}/calendar?year=${next}`);
    await page.getByText('尚未公布', { exact: true }).waitFor();
    const form = page.getByRole('region', { name: `公布 ${next} 年的节假日安排` });
    for (const [from, to] of [
      ['01-01', '01-04'],
      ['05-01', '05-05'],
      ['10-01', '10-07'],
    ]) {
      await typeDay(form, '自', `${next}-${from ?? ''}`);
      await typeDay(form, '至', `${next}-${to ?? ''}`);
      await form.getByRole('button', { name: '列入' }).click();
    }
    await form.getByRole('textbox', { name: /依据/ }).fill('国务院办公厅关于节假日安排的通知');
    await form.getByRole('button', { name: '提出' }).click();
    await page.waitForURL(/\/proposals\/.+/);
    proposal = new URL(page.url()).pathname;

    const second = await browser.page('administrationColleague');
    await second.goto(browser.url + proposal);
    await second.getByText('将重新计算 1 个在办项目的期限').waitFor();
    await second.getByRole('button', { name: /复核通过/ }).click();
    await second.getByText('已生效').first().waitFor();
    await sweepOutbox(platform.deps);

    const timeline = await browser.page('supervisor');
    await timeline.goto(`${browser.url}/cases/${tender.id}/timeline`);
    await timeline.getByText(/的期限按公布的节假日安排重新计算：由 .+ 改为/).waitFor();
    await page.goto(`${browser.url}/calendar?year=${next}`);
    await page.getByText('已公布', { exact: true }).waitFor();
    const record = page.getByRole('region', { name: '管理部门公布和修改的记录' });
    await record.getByText('公布全年安排，16 天').waitFor();
    await record.getByText('依据：国务院办公厅关于节假日安排的通知').waitFor();
  }, 180_000);

  const pages: readonly (readonly [name: string, person: PersonName, address: () => string])[] = [
    ['a published year', 'tenderer', () => `/calendar?year=${officialCalendar.lastYear}`],
    ['a year to be published', 'administration', () => `/calendar?year=${next + 1}`],
    ['days to be confirmed', 'administrationColleague', () => proposal],
  ];
  it.each(pages)(
    'fits both screens, speaks one language and has no serious fault: %s',
    async (_name, person, address) => {
      expect(await pageFaults(browser, person, address())).toEqual([]);
    },
  );
});
