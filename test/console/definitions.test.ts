import type { Page } from 'playwright-core';
import { hashOf } from '../../domain/hash';
import { openTender } from '../../definitions/trading/open-tender';
import { openTenderJapan } from '../../definitions/trading/open-tender-japan';
import { plainProcess } from '../definitions/plain-process';
import { changed } from '../definitions/small-process';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

const fileOf = (data: unknown, name = 'process.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data, undefined, 2)),
});

describeInBrowser('publishing a process in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let proposal: string;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  const at = async (person: PersonName, address: string): Promise<Page> => {
    const page = await browser.page(person);
    await page.goto(browser.url + address);
    return page;
  };
  const upload = (page: Page, data: unknown) => page.locator('input[type=file]').setInputFiles(fileOf(data));

  it('lists what is wrong with a definition, each with its place', async () => {
    const page = await at('administration', '/processes/publish');
    await upload(page, '{"process": }');
    await page.getByText('第 1 行第 13 列起不是 JSON').waitFor();
    await upload(page, changed(plainProcess, { 'stages.filing.ends.filed': 'nowhere', 'start.form.title': undefined }));
    const faults = page.getByRole('alert').filter({ hasText: '不符合要求' });
    await faults.getByText('stages.filing.ends.filed：通向不存在的 nowhere').waitFor();
    await faults.getByText('start.form.title：须有项目名称').waitFor();
    expect(await page.getByRole('button', { name: '提出发布' }).count()).toBe(0);

    await page.getByRole('link', { name: '节假日历' }).click();
    const question = page.getByRole('dialog', { name: '离开本页？' });
    await question.getByRole('button', { name: '取消' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await page.getByLabel('流程定义（JSON）').inputValue()).toContain('nowhere');
  });

  it('says in words what a new version changes', async () => {
    const page = await at('administration', '/processes/publish');
    const next = changed({ ...openTender, version: '2027-1' }, { 'rules.bidPeriod.value.count': 25 });
    await upload(page, next);
    await page.getByText('没有发现问题').waitFor();
    const rule = page.getByRole('listitem').filter({ hasText: '规则“招标文件发出至投标截止”' });
    await rule.first().waitFor();
    expect(await rule.first().innerText()).toMatch(/取值：20日 → 25日/);
  });

  it('leads from the file of one person over the look of another to a case that is opened, conducted and closed', async () => {
    const first = await at('administration', '/processes/publish');
    await upload(first, plainProcess);
    await first.getByText('没有发现问题').waitFor();
    await first.getByRole('heading', { name: '备案', level: 3 }).waitFor();
    await first.getByRole('button', { name: '提出发布' }).click();
    await first.waitForURL(/\/proposals\/.+/);
    proposal = new URL(first.url()).pathname;
    const own = first.getByRole('button', { name: /复核通过/ });
    await own.waitFor();
    expect(await own.getAttribute('aria-disabled')).toBe('true');

    const second = await at('administrationColleague', '/proposals');
    await second.getByRole('link', { name: /发布流程“现场踏勘备案”版本 1（中国）/ }).click();
    await second.getByRole('tab', { name: '流程图' }).click();
    await second.locator('.djs-element').first().waitFor();
    await second.getByRole('button', { name: /复核通过/ }).dblclick();
    await second.getByText('已生效').first().waitFor();
    expect(await second.getByText('凭证编号').count()).toBe(0);

    const page = await at('tenderer', '/cases/new');
    await page.getByRole('button', { name: /现场踏勘备案/ }).click();
    const form = page.getByRole('form');
    await form.getByRole('textbox', { name: /名称/ }).fill('一号场地踏勘');
    await form.getByRole('combobox', { name: /地区/ }).fill('昆明市');
    await page
      .getByRole('option', { name: /昆明市/ })
      .first()
      .click();
    await form.getByRole('radio', { name: '建设' }).check();
    await form.getByRole('button', { name: /下一步/ }).click();
    await page.getByRole('button', { name: /^确认/ }).click();
    const receipt = page.getByRole('link', { name: /^V530100-/ }).first();
    await receipt.waitFor();
    const code = /V530100-\d{4}-\d{5}/.exec((await receipt.getAttribute('href')) ?? '')?.[0] ?? '';
    expect(code).not.toBe('');

    await page.goto(`${browser.url}/cases/${code}`);
    const request = page.getByRole('form', { name: '提出申请' });
    await request.getByRole('textbox', { name: /地点/ }).fill('一号场地');
    await request.getByRole('button', { name: '提出申请' }).click();
    await page.getByText('提出申请：已收到').waitFor();

    const centre = await at('centre', `/cases/${code}`);
    await centre.getByRole('form', { name: '备案' }).getByRole('button', { name: '备案' }).click();
    await centre.getByText('完成').first().waitFor();
    // the page tells that it is over a moment before the workflow has ended
    const handle = platform.deps.temporal.workflow.getHandle(code);
    await handle.result();
    const history = await handle.describe();
    expect([history.type, history.status.name]).toEqual(['definedProcess', 'COMPLETED']);
  });

  it('compares two published versions', async () => {
    const page = await at('supervisor', `/processes/compare?from=${hashOf(openTender)}&to=${hashOf(openTenderJapan)}`);
    await page.getByText(/共 \d+ 处不同/).waitFor();
    await page.getByText('适用法域').first().waitFor();
  });

  const pages: readonly (readonly [name: string, person: PersonName, address: () => string])[] = [
    ['processes', 'administration', () => '/processes'],
    ['publishing', 'administration', () => '/processes/publish'],
    ['comparison', 'administration', () => `/processes/compare?from=${hashOf(openTender)}&to=${hashOf(openTender)}`],
    ['confirmations', 'administrationColleague', () => '/proposals'],
    ['one confirmation', 'administrationColleague', () => proposal],
  ];
  it.each(pages)(
    'fits both screens, speaks one language and has no serious fault: %s',
    async (_name, person, address) => {
      expect(await pageFaults(browser, person, address())).toEqual([]);
    },
  );
});
