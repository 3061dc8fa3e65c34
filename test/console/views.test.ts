import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { insertManyCases } from '../support/many-cases';
import { startPlatform, type Platform } from '../support/platform';

describeInBrowser('saved views', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    await insertManyCases(platform.database, 60, platform.deps.clock.now());
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('are saved with filters and columns, shared with a colleague, and open by themselves as the default', async () => {
    const filter = encodeURIComponent(JSON.stringify({ state: 'open' }));
    const own = await browser.page('provinceCentre');
    await own.goto(`${browser.url}/cases?filter=${filter}`);
    await own.getByRole('button', { name: '显示的列' }).click();
    await own.getByRole('menuitemcheckbox', { name: '更新' }).click();
    await own.keyboard.press('Escape');
    await own.getByRole('button', { name: '视图' }).click();
    await own.getByRole('menuitem', { name: '保存当前视图' }).click();
    await own.getByRole('textbox', { name: '名称' }).fill('在办');
    await own.getByRole('combobox', { name: '共享范围' }).click();
    await own.getByRole('option', { name: /所有/ }).click();
    await own.getByRole('button', { name: '保存' }).click();
    await own.getByText('视图已保存').waitFor();

    const other = await browser.page('centre');
    await other.goto(`${browser.url}/cases`);
    await other.getByRole('columnheader', { name: '更新' }).waitFor();
    await other.getByRole('button', { name: '视图' }).click();
    await other.getByRole('menuitem', { name: /在办.*由 人员 province-centre 共享/ }).click();
    await other.getByRole('button', { name: /状态: 在办/ }).waitFor();
    await other.getByRole('columnheader', { name: '更新' }).waitFor({ state: 'detached' });
    await other.getByRole('button', { name: '视图' }).click();
    await other.getByRole('menuitem', { name: '管理视图' }).click();
    await other.getByRole('button', { name: '设为默认' }).click();
    await other.getByRole('button', { name: '取消默认' }).waitFor();
    expect(await other.getByRole('button', { name: '删除' }).count()).toBe(0);

    const elsewhere = await browser.page('centre');
    await elsewhere.goto(`${browser.url}/cases`);
    await elsewhere.getByRole('button', { name: /状态: 在办/ }).waitFor();
  });

  it('say why one cannot be saved', async () => {
    const page = await browser.page('bidder1');
    const save = async () => {
      await page.getByRole('button', { name: '视图' }).click();
      await page.getByRole('menuitem', { name: '保存当前视图' }).click();
      await page.getByRole('textbox', { name: '名称' }).fill('近期公告');
      await page.getByRole('button', { name: '保存' }).click();
    };
    await page.goto(`${browser.url}/notices?from=2026-01-01`);
    await save();
    await page.getByText('视图已保存').waitFor();
    await save();
    await page.getByText('您已有同名的视图').waitFor();
  });

  it('are renamed and deleted in the inbox too', async () => {
    const page = await browser.page('supervisor');
    await page.goto(`${browser.url}/tasks?scope=all&overdue=1`);
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByRole('menuitem', { name: '保存当前视图' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('逾期');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('视图已保存').waitFor();
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByRole('menuitem', { name: '管理视图' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('全部逾期');
    await page.getByRole('button', { name: '改名' }).click();
    await page.getByRole('button', { name: '改名' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '确认删除“全部逾期”' }).click();
    await page.getByRole('textbox', { name: '名称' }).waitFor({ state: 'detached' });
  });
});
