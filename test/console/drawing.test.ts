import type { Locator, Page } from 'playwright-core';
import { publishDefinitions } from '../../database/definitions';
import { openTenderDrawn } from '../../definitions/trading/open-tender-drawn';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { calledExperts, drawOf, registerExperts } from '../support/drawn-committee';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { registered } from '../support/whole-tender';

interface Listed {
  readonly userId: string;
  readonly kind: string;
}

describeInBrowser('a draw of experts in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  let draw: ReturnType<typeof drawOf>;

  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [openTenderDrawn], platform.deps.clock.now());
    await registerExperts(
      platform,
      registered.map((who) => who.replace('expert', 'expert-')),
    );
    browser = await openConsole(platform);
    tender = await Tender.open(platform);
    await tender.reach('opening');
    await tender.act('signOpeningRecord', 'tenderer');
    await tender.until('drawing');
    draw = drawOf(tender);
    const requests = [{ speciality: 'A0801', number: 4 }];
    await tender.act('requestExperts', 'agency', { requests, seatAt: await tender.inDays(1), place: '评标室三' });
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  const formOf = (page: Page): Locator => page.getByRole('region', { name: '现在可以办理' });
  const open = async (page: Page, action: string): Promise<void> => {
    await page.goto(`${browser.url}/cases/${tender.id}?action=${action}`);
    await formOf(page).waitFor();
  };
  /** Sends the part that this browser has made, and waits until it is taken. */
  async function send(page: Page, action: string, ready: string, button: string): Promise<void> {
    await open(page, action);
    await formOf(page).getByText(ready).waitFor();
    const taken = page.waitForResponse((response) => response.url().endsWith('/acts'));
    await formOf(page).getByRole('button', { name: button }).click();
    expect((await taken).status()).toBeLessThan(300);
  }
  const section = (page: Page): Locator => page.getByRole('region', { name: '专家抽取' });

  it('takes the parts of a party from the browser that made its key, and from no other', async () => {
    const [, centre, supervisor] = draw.parties;
    const page = await browser.page('tenderer');
    await send(page, 'giveKey', '已在本浏览器中为本次抽取生成密钥', '参加抽取');
    await centre?.giveKey();
    await supervisor?.giveKey();
    await tender.untilOffered('commitShare', 'tenderer');
    await send(page, 'commitShare', '已生成随机份额', '承诺随机份额');
    await centre?.commit();
    await supervisor?.commit();
    await tender.untilOffered('revealShare', 'tenderer');
    const other = await browser.page('tenderer');
    await open(other, 'revealShare');
    await formOf(other).getByText('请在当初参加抽取的浏览器中办理').waitFor();
    await send(page, 'revealShare', '将公开您承诺的份额', '公开随机份额');
    await centre?.reveal();
    await supervisor?.reveal();
    await page.goto(`${browser.url}/cases/${tender.id}/evaluation`);
    await section(page).getByText('通知中').waitFor();
    await section(page).getByText('招标人 · 已公开').waitFor();
    expect(browser.faults()).toEqual([]);
  });

  it('brings experts to their seats with the code of the room, and says so to everybody', async () => {
    const [first] = await calledExperts(tender, registered, 4);
    const page = await browser.page(first?.expert);
    await page.goto(`${browser.url}/invitations`);
    await page.getByRole('button', { name: '接受' }).click();
    await page.getByLabel('签到码').waitFor();
    const { seatCode = '' } = await draw.view();
    await page.getByLabel('签到码').fill(seatCode);
    await page.getByRole('button', { name: '签到' }).click();
    await page.getByText('已签到').first().waitFor();
    const seated = [first?.expert, ...(await draw.seat(registered, 3))].map((who) => who?.replace('expert', 'expert-'));
    const pool = await tender.api.get<{ items: Listed[] }>('centre', `/experts?caseId=${tender.id}`);
    const experts = pool.items.filter(({ kind }) => kind === 'expert').map(({ userId }) => userId);
    expect(experts.sort()).toEqual(seated.sort()); // who is next in the order replaces a member, and is none yet
    const reader = await browser.page('inspector', { language: 'en', width: 390 });
    await reader.goto(`${browser.url}/cases/${tender.id}/evaluation`);
    const shown = reader.getByRole('region', { name: 'Drawing of experts' });
    await shown.getByRole('link', { name: /record/ }).waitFor();
    expect(browser.faults()).toEqual([]);
  });
});
