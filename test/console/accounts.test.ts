import { record } from '../../api/audit/record';
import type { Page as ListPage, Proposal } from '../../api/contract';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

describeInBrowser('accounts and the audit in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let accountProposal = '';
  let bodyProposal = '';
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    const at = platform.deps.clock.now();
    const reads = ['login', 'logout', 'secretRead', 'export', 'loginFailed'] as const;
    await record(
      platform.database,
      reads.map((kind) => ({
        ...{ kind, at, userId: 'inspector', role: 'inspector', bodyId: 'inspection-province', region: '530000' },
        ...{ address: '203.0.113.9', caseId: kind === 'secretRead' ? 'GC530100-2026-00001' : null },
        content: kind === 'export' ? { what: 'cases', rows: 3 } : kind === 'secretRead' ? { what: 'committee' } : null,
      })),
    );
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('makes an account with two people, who are told of it, and keeps the record', async () => {
    const page = await browser.page('operator');
    await page.goto(`${browser.url}/users/create`);
    await page.getByLabel('登录名').fill('new.centre');
    await page.getByLabel('姓名').fill('新来的人');
    await page.getByLabel('初始密码').fill('long-enough-1');
    await page.getByRole('button', { name: '提交复核' }).click();
    await page.waitForURL(/\/proposals\/.+/);
    accountProposal = new URL(page.url()).pathname;
    await page.getByRole('button', { name: '撤回' }).waitFor();

    const second = await browser.page('operatorColleague');
    await second.goto(`${browser.url}/notifications`);
    await second.getByText('待办：复核“新建账号 new.centre（新来的人）”').click();
    await second.waitForURL(browser.url + accountProposal);
    await second.getByText('单位 operations · 平台运维').waitFor();
    expect(await second.locator('body').innerText()).not.toContain('long-enough-1');
    await second.getByRole('button', { name: /复核通过/ }).click();
    await second.getByText('已生效').first().waitFor();

    await page.goto(`${browser.url}/users?filter=${encodeURIComponent(JSON.stringify({ q: 'new.centre' }))}`);
    await page.getByRole('link', { name: '新来的人' }).click();
    const history = page.getByRole('region', { name: '变更记录' });
    await history.getByText('新建账号 new.centre（新来的人）').waitFor();
    await page.getByLabel('姓名').fill('改过的名');
    await page.getByRole('button', { name: '提交复核' }).click();
    await page.waitForURL(/\/proposals\/.+/);
    accountProposal = new URL(page.url()).pathname;
    await page.getByRole('cell', { name: '新来的人' }).waitFor();
    await page.getByRole('cell', { name: '改过的名' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '修改账号 new.centre（新来的人）：姓名' }).waitFor();
  }, 180_000);

  it('lets a new person in to change the first password, and to nothing else before', async () => {
    for (const width of [1440, 390]) {
      const page = await browser.page(undefined, { width });
      await page.goto(`${browser.url}/cases`);
      await page.getByLabel('登录名').fill('new.centre');
      await page.getByRole('textbox', { name: '密码' }).fill('long-enough-1');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.goto(`${browser.url}/tasks`);
      await page.getByText('您的密码由他人设置').waitFor();
      if (width === 1440) continue;
      await page.getByLabel('现在的密码').fill('long-enough-1');
      await page.getByLabel('新密码', { exact: true }).fill('only-i-know-this');
      await page.getByLabel('再输一遍新密码').fill('only-i-know-this');
      await page.getByRole('button', { name: '修改密码' }).click();
      await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
    }
  });

  it('asks for the password where a session ends over a form, and keeps what was typed', async () => {
    const page = await browser.page(undefined);
    await page.goto(`${browser.url}/profile`);
    await page.getByLabel('登录名').fill('new.centre');
    await page.getByRole('textbox', { name: '密码' }).fill('only-i-know-this');
    await page.keyboard.press('Enter');
    const card = page.locator('form').filter({ has: page.getByRole('button', { name: '保存姓名' }) });
    await card.getByLabel('姓名').fill('打到一半的名');
    await page.context().clearCookies();
    await card.getByRole('button', { name: '保存姓名' }).click();

    const dialog = page.getByRole('dialog', { name: '登录已失效' });
    await dialog.getByLabel(/的密码/).fill('something-else');
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.getByText('登录名或密码不对').waitFor();
    await dialog.getByLabel(/的密码/).fill('only-i-know-this');
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await card.getByLabel('姓名').inputValue()).toBe('打到一半的名');
    await card.getByRole('button', { name: '保存姓名' }).click();
    await page.getByText('姓名已修改。').waitFor();
  }, 60_000);

  it('changes a body with two people, and refuses with a reason', async () => {
    const page = await browser.page('operator');
    await page.goto(`${browser.url}/bodies/housing-kunming`);
    await page.getByLabel('名称').fill('昆明市住建局');
    await page.getByRole('button', { name: '提交复核' }).click();
    await page.waitForURL(/\/proposals\/.+/);
    bodyProposal = new URL(page.url()).pathname;

    const second = await browser.page('operatorColleague');
    await second.goto(`${browser.url}/proposals`);
    await second.getByRole('link', { name: '修改单位“单位 housing-kunming”：名称' }).click();
    await second.getByRole('button', { name: '不同意' }).click();
    await second.getByRole('dialog').getByLabel('理由').fill('没有更名文件');
    await second.getByRole('dialog').getByRole('button', { name: '不同意' }).click();
    await second.getByText('理由：没有更名文件').waitFor();
    const listed = await second.request.get(`${browser.url}/api/proposals?state=refused`);
    expect(((await listed.json()) as ListPage<Proposal>).items).toHaveLength(1);
  }, 120_000);

  it('finds in the audit who did what, and takes it out as a table', async () => {
    const page = await browser.page('inspector');
    await page.goto(`${browser.url}/audit`);
    await page.getByText('评标委员会名单').first().waitFor();
    await page.getByRole('button', { name: '事项' }).click();
    await page.getByRole('option', { name: '导出' }).click();
    await page.getByText('交易项目列表，3 行').waitFor();
    await page.getByText('评标委员会名单').first().waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('kind')).toBe('export');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出', exact: true }).click();
    expect((await saving).suggestedFilename()).toMatch(/^audit-.*\.csv$/);
    await page.getByText('审计记录，1 行').waitFor();
  }, 120_000);

  it('changes one’s own name, and shows one’s own sign-ins', async () => {
    const page = await browser.page('inspector');
    await page.goto(`${browser.url}/profile`);
    await page.getByLabel('姓名').fill('示例监察员');
    await page.getByRole('button', { name: '保存姓名' }).click();
    await page.getByText('姓名已修改。').waitFor();
    await page.getByRole('region', { name: '登录记录' }).getByText('登录失败').waitFor();
  }, 60_000);

  const pages: readonly (readonly [name: string, person: PersonName, address: () => string])[] = [
    ['the audit of an inspector', 'inspector', () => '/audit'],
    ['the audit of an operator', 'operator', () => '/audit'],
    ['an account to be confirmed', 'operatorColleague', () => accountProposal],
    ['a body that was refused', 'operatorColleague', () => bodyProposal],
    ['an account with its record', 'operator', () => '/users/inspector'],
    ['a body with its record', 'operator', () => '/bodies/housing-kunming'],
    ['one’s own account', 'inspector', () => '/profile'],
  ];
  it.each(pages)(
    'fits both screens, speaks one language and has no serious fault: %s',
    async (_name, person, address) => {
      expect(await pageFaults(browser, person, address())).toEqual([]);
    },
    120_000,
  );
});
