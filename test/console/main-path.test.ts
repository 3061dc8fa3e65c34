import type { Locator, Page } from 'playwright-core';
import { rows } from '../../database/database';
import { hashPassword } from '../../database/password';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { openForm } from '../support/open-form';
import { startPlatform, type Platform } from '../support/platform';

const pdf = { name: '招标文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

/** Its name stands there while it is still being sent; only once it is in does it open the preview. */
const uploaded = (form: Locator, name: string) => form.getByRole('button', { name, exact: true }).waitFor();

describeInBrowser('an open tender in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    const passwordHash = await hashPassword('correct horse');
    await platform.database.write((tx) => rows(tx, 'user').update({ id: 'centre' }, { passwordHash }));
    tender = await Tender.open(platform);
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  /** The case with an action open. */
  async function openAction(page: Page, action: string) {
    await page.goto(`${browser.url}/cases/${tender.id}`);
    return openForm(page, action);
  }

  it('refuses a wrong password in words, then lets the clerk accept the project with the keyboard alone', async () => {
    const page = await browser.page(undefined);
    await page.goto(`${browser.url}/tasks`);
    await page.getByLabel('登录名').fill('centre');
    await page.getByRole('textbox', { name: '密码' }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('登录名或密码不对').waitFor();
    await page.getByRole('textbox', { name: '密码' }).fill('correct horse');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
    await page.getByRole('button', { name: /^受理/ }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const accept = page.getByRole('form', { name: '受理' }).getByRole('button', { name: '受理' });
    await accept.waitFor();
    // what may be done instead is found without opening the case
    await page.getByRole('link', { name: '退回补正' }).waitFor();
    for (let presses = 0; presses < 40; presses += 1) {
      if ((await accept.and(page.locator(':focus')).count()) > 0) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');

    await page.getByText('受理：已收到').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('手头的事都办完了。').waitFor();
    expect((await tender.view()).stage).toBe('documents');
  });

  it('names every fault at its field and in the summary, and takes the corrected form with a document', async () => {
    const page = await browser.page('agency');
    const form = await openAction(page, '提交招标文件备案');
    const ceiling = form.getByRole('textbox', { name: /最高投标限价/ });
    for (const [typed, rule] of [
      ['一千二百万', '应为数字'],
      ['12,000,000.005', '最多 2 位小数'],
      ['-5', '不能为负数'],
    ] as const) {
      await ceiling.fill(typed);
      await form.getByText(rule).waitFor();
      expect([await ceiling.inputValue(), await ceiling.getAttribute('aria-invalid')]).toEqual([typed, 'true']);
    }
    await ceiling.fill('１２，０００，０００元');
    await form.getByText('壹仟贰佰万元整').waitFor();
    expect([await ceiling.inputValue(), await ceiling.getAttribute('aria-invalid')]).toEqual(['12,000,000', 'false']);
    // leaving a wrong field moves the page under the mouse, and the click must not be lost by that
    await form.getByRole('textbox', { name: /投标保证金/ }).fill('99999999');
    await form.getByRole('button', { name: '提交招标文件备案' }).click();
    const summary = form.getByRole('alert').filter({ hasText: '需要修改' });
    await summary.getByText(/“投标保证金”不得超过/).waitFor();
    await form.getByRole('textbox', { name: /投标保证金/ }).fill('');
    await summary.getByRole('button', { name: /招标公告正文/ }).click();
    const notice = form.getByRole('textbox', { name: /招标公告正文/ });
    await notice.and(page.locator(':focus')).waitFor();
    expect(await notice.getAttribute('aria-invalid')).toBe('true');

    await notice.fill('就示例道路工程公开招标。');
    await form.getByRole('textbox', { name: /投标人资格条件/ }).fill('市政公用工程施工总承包二级及以上');
    await form.getByRole('radio', { name: '经评审的最低投标价法' }).check();
    await form
      .getByRole('group', { name: /^招标文件/ })
      .locator('input[type=file]')
      .setInputFiles(pdf);
    await uploaded(form, pdf.name);
    await form.getByRole('button', { name: '提交招标文件备案' }).click();

    await page.getByText('提交招标文件备案：已收到').waitFor();
    await tender.until('filing');
  });

  it('lets a bidder review a bid on a phone before it is sent, and proves that it arrived', async () => {
    await tender.reach('bidding');
    const page = await browser.page('bidder1', { width: 390 });
    const register = await openAction(page, '获取招标文件');
    await register.getByRole('textbox', { name: /联系人及电话/ }).fill('李四 13800000000');
    await register.getByRole('button', { name: '获取招标文件' }).click();
    await page.getByText('获取招标文件：已收到').waitFor();

    const form = await openAction(page, '递交投标文件');
    await form.getByRole('textbox', { name: /投标报价/ }).fill('9000000');
    await form.getByText('玖佰万元整').waitFor();
    await form.locator('input[type=file]').setInputFiles({ ...pdf, name: '投标文件.pdf' });
    await uploaded(form, '投标文件.pdf');
    await form.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByText('截止前可以重新办理，以最后一次为准').waitFor();
    await page.getByRole('button', { name: '确认：递交投标文件' }).click();

    const receipt = page.getByRole('status').filter({ hasText: '递交投标文件：已收到' });
    await receipt.waitFor();
    expect(await receipt.innerText()).toMatch(/SHA-256\s+[0-9a-f]{64}/);
  });

  it('tells whoever comes too late when it closed and when the bid arrived', async () => {
    await tender.submitBid('bidder2', '9500000');
    await tender.submitBid('bidder3', '9800000');
    const page = await browser.page('bidder2');
    const form = await openAction(page, '递交投标文件');
    await form.getByRole('textbox', { name: /投标报价/ }).fill('9400000');
    await form.locator('input[type=file]').setInputFiles({ ...pdf, name: '新的投标文件.pdf' });
    await uploaded(form, '新的投标文件.pdf');
    await form.getByRole('button', { name: '下一步：核对' }).click();
    const confirm = page.getByRole('button', { name: '确认：递交投标文件' });
    await confirm.waitFor();
    await tender.passDeadline();
    await confirm.click();

    const refusal = page.getByRole('alert').filter({ hasText: '未被接收' }).first();
    await refusal.waitFor();
    expect(await page.locator('[role=alert] [role=alert]').count()).toBe(0);
    expect(await refusal.innerText()).toMatch(/截止时间 [\d-]+ [\d:]+ 已过，本次提交于 [\d-]+ [\d:]+ 到达/);
    await tender.until('opening');
  });

  it('shows the certificate to anybody, with the answer whether it is genuine', async () => {
    await tender.reach('contract');
    const { certificate } = await tender.view();
    const page = await browser.page(undefined, { language: 'en' });
    await page.goto(`${browser.url}/certificates/${certificate?.number ?? ''}`);
    await page.getByText('Genuine', { exact: true }).waitFor();
    await page.getByText('¥ 9,000,000.00').waitFor();
  });
});
