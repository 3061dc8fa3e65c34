import { openTender } from '../../definitions/trading/open-tender';
import { hashOf } from '../../domain/hash';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { makeDeliveries } from '../support/delivery-rows';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { pageFaults } from '../support/page-faults';
import type { PersonName } from '../support/world';

describeInBrowser('the pages of the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let caseId: string;
  let noticeId: string;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    const other = await Tender.open(platform);
    await other.reach('publication');
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.act('issueAddendum', 'agency', {
      addendum: '更正图纸',
      affectsBids: true,
      bidDeadline: await tender.inDays(30),
    });
    noticeId = (await tender.notices('addendum')).find(({ kind }) => kind === 'addendum')?.id ?? '';
    await tender.reach('award');
    caseId = tender.id;
    await makeDeliveries(platform.database, platform.deps.clock.now());
    const open = await Tender.open(platform);
    await open.reach('bidding');
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  const pages: readonly (readonly [name: string, person: PersonName | undefined, address: () => string])[] = [
    ['login', undefined, () => '/login'],
    ['public notices', undefined, () => '/public/notices'],
    ['public notice', undefined, () => `/public/notices/${noticeId}`],
    ['open tenders', undefined, () => '/public/tenders'],
    ['check of a certificate', undefined, () => '/public/certificates'],
    ['inbox', 'agency', () => '/tasks'],
    ['empty inbox', 'bidder1', () => '/tasks'],
    ['open tenders of a bidder', 'bidder1', () => '/tenders'],
    ['cases', 'centre', () => '/cases'],
    ['case', 'tenderer', () => `/cases/${caseId}`],
    ['evaluation of a case', 'centre', () => `/cases/${caseId}/evaluation`],
    ['timeline of a case', 'supervisor', () => `/cases/${caseId}/timeline`],
    ['process of a case', 'centre', () => `/cases/${caseId}/process`],
    ['new case', 'tenderer', () => '/cases/new'],
    ['process', 'inspector', () => `/processes/${hashOf(openTender)}`],
    ['notices', 'bidder1', () => '/notices'],
    ['users', 'administration', () => '/users'],
    ['register of experts', 'administration', () => '/expert-register'],
    ['expert', 'administration', () => '/expert-register/expert-1'],
    ['invitations of an expert', 'expert1', () => '/invitations'],
    ['own entry of an expert', 'expert1', () => '/expert-record'],
    ['rooms of a centre', 'centre', () => '/rooms'],
    ['fees of experts', 'administration', () => '/expert-fees'],
    ['incidents', 'operator', () => '/incidents'],
    ['one’s own account', 'centre', () => '/profile'],
    ['messages that were sent', 'operator', () => '/deliveries'],
    ['messages that were kept', 'operator', () => '/deliveries/kept'],
  ];

  it.each(pages)(
    'fits both screens, speaks one language and has no serious fault: %s',
    async (_name, person, address) => {
      expect(await pageFaults(browser, person, address())).toEqual([]);
    },
  );
});
