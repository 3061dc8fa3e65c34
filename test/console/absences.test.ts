import { dateOf } from '../../domain/calendar';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';
import { typeDay } from '../support/type-day';

describeInBrowser('an absence in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    tender = await Tender.open(platform);
    await Tender.open(platform);
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('gives what somebody has claimed to a colleague, who does it for them', async () => {
    const own = await browser.page('centre');
    await own.goto(`${browser.url}/tasks`);
    const row = own.getByRole('listitem').filter({ hasText: tender.id });
    await row.getByRole('button', { name: /^领取/ }).click();
    await row.getByText('我已领取').waitFor();

    await own.goto(`${browser.url}/profile`);
    const card = own.getByRole('region', { name: '不在岗与代办' });
    await card.getByRole('button', { name: '设置不在岗' }).click();
    await typeDay(card, '至（含）', dateOf(platform.deps.clock.now()));
    await card.getByLabel('代办人').click();
    await own.getByRole('option', { name: '人员 centre-colleague' }).click();
    await card.getByRole('button', { name: '保存' }).click();
    await card.getByText('由 人员 centre-colleague 代办').waitFor();

    const colleague = await browser.page('centreColleague');
    await colleague.goto(`${browser.url}/tasks`);
    await colleague.getByText(/您代 人员 centre 办理/).waitFor();
    await colleague
      .getByRole('listitem')
      .filter({ hasText: tender.id })
      .getByText(/代 人员 centre 办理/)
      .waitFor();
    await tender.act('accept', 'centreColleague');
    await colleague.goto(`${browser.url}/cases/${tender.id}/timeline`);
    await colleague.getByText(/人员 centre-colleague（代 人员 centre）/).waitFor();
  }, 120_000);

  const pages: readonly (readonly [name: string, person: PersonName, address: () => string])[] = [
    ['the inbox of who stands in', 'centreColleague', () => '/tasks'],
    ['the account of who is absent', 'centre', () => '/profile'],
    ['the same for an operator', 'operator', () => '/users/centre'],
    ['the timeline', 'supervisor', () => `/cases/${tender.id}/timeline`],
  ];
  it.each(pages)(
    'fits both screens, speaks one language and has no serious fault: %s',
    async (_name, person, address) => {
      expect(await pageFaults(browser, person, address())).toEqual([]);
    },
    120_000,
  );

  it('is recalled by whoever set it', async () => {
    const own = await browser.page('centre');
    await own.goto(`${browser.url}/profile`);
    const card = own.getByRole('region', { name: '不在岗与代办' });
    await card.getByRole('button', { name: /^收回/ }).click();
    await card.getByText('已收回', { exact: true }).waitFor();
    const colleague = await browser.page('centreColleague');
    await colleague.goto(`${browser.url}/profile`);
    await colleague.getByRole('region', { name: '不在岗与代办' }).getByRole('button', { name: '设置不在岗' }).waitFor();
    expect(await colleague.getByText('代 人员 centre 办理').count()).toBe(0);
  }, 60_000);
});
