import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { words } from '../support/console-words';
import type { PersonName } from '../support/world';

const axe = readFileSync(path.join(path.dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe calls serious or critical. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  // evaluated, not added as a script: the console's own policy forbids scripts that are not its own
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** A key of the messages that stands on the screen instead of its words. */
const rawKey = new RegExp(
  `\\b(${Object.keys({ ...words('shell', 'zh'), ...words('case', 'zh'), ra: '' }).join('|')})\\.[a-z]\\w*(\\.\\w+)*`,
);

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
    ['process', 'inspector', () => '/processes/openTender-2026-1'],
    ['notices', 'bidder1', () => '/notices'],
    ['users', 'administration', () => '/users'],
    ['incidents', 'operator', () => '/incidents'],
  ];

  it.each(pages)(
    'fits both screens, speaks one language and has no serious fault: %s',
    async (_name, person, address) => {
      const found: string[] = [];
      for (const language of ['zh', 'en'] as const) {
        const page = await browser.page(person, { language });
        if (person) {
          await page.request.put(`${browser.url}/api/session/locale`, {
            data: { locale: language },
            headers: { origin: browser.url },
          });
        }
        await page.goto(browser.url + address());
        for (const width of [1440, 390]) {
          const note = (fault: string) => found.push(`${language}, ${width} px: ${fault}`);
          await page.setViewportSize({ width, height: 844 });
          await page.locator('main, form').first().waitFor();
          await page.locator('[aria-busy=true], .MuiSkeleton-root').first().waitFor({ state: 'detached' });
          await page.waitForTimeout(200); // what lists still ask for
          const raw = rawKey.exec(await page.locator('body').innerText());
          if (raw) note(`shows the key ${raw[0]}`);
          const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
          if (wide > 0) note(`is ${wide} px too wide`);
          if (language === 'zh') (await seriousFaults(page)).forEach(note);
          browser.faults().forEach(note);
        }
        await page.context().close();
      }
      expect(found).toEqual([]);
    },
  );
});
