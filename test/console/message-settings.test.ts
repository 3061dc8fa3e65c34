import { keepingChannel } from '../../adapters/message-channel/keeping-channel';
import { insertRow, rows } from '../../database/database';
import { waitingDelivery } from '../../database/plan-deliveries';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { startPlatform, type Platform } from '../support/platform';

describeInBrowser('messages outside the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  beforeAll(async () => {
    platform = await startPlatform({
      channels: (database, now) =>
        (['email', 'sms', 'voice'] as const).map((name) => keepingChannel(name, database, now)),
    });
    browser = await openConsole(platform);
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('are chosen on a phone, once the address has been proved with the code that came', async () => {
    const page = await browser.page('centre', { width: 390 });
    await page.goto(`${browser.url}/profile`);
    const card = page.getByRole('region', { name: '通知方式' });
    await card.getByText('邮件、短信和语音电话').waitFor();
    await card.getByRole('button', { name: '填写: 邮箱' }).click();
    await card.getByRole('textbox', { name: '邮箱' }).fill('li.si');
    await card.getByRole('button', { name: '发送验证码' }).click();
    await card.getByText('须为电子邮箱地址').waitFor();
    await card.getByRole('textbox', { name: '邮箱' }).fill('li.si@example.com');
    await card.getByRole('button', { name: '发送验证码' }).click();
    await card.getByText('发往 li.si@example.com 的验证码即将发出').waitFor();

    await platform.deliver();
    await card.getByText('li.si@example.com 的验证码没有发出，只保存在平台上').waitFor();
    const [kept] = await rows(platform.database.read, 'keptMessage').find();
    expect(kept).toMatchObject({ channel: 'email', address: 'li.si@example.com', subject: '验证您的邮箱' });
    const code = /\d{6}/.exec(kept?.body ?? '')?.[0] ?? '';
    await card.getByRole('textbox', { name: '验证码' }).fill(code === '000000' ? '000001' : '000000');
    await card.getByRole('button', { name: '验证', exact: true }).click();
    await card.getByText('验证码不正确').waitFor();
    await card.getByRole('textbox', { name: '验证码' }).fill(code);
    await card.getByRole('button', { name: '验证', exact: true }).click();
    await card.getByText('已验证', { exact: true }).waitFor();

    const task = card.getByRole('group', { name: '新的待办' });
    await task.getByRole('checkbox', { name: '邮件' }).uncheck();
    await task.getByRole('checkbox', { name: '短信' }).check();
    await task.getByText('填写并验证手机后才会发送').waitFor();
    await card.getByRole('combobox', { name: '从' }).click();
    await page.getByRole('option', { name: '21:30' }).click();
    await card.getByRole('combobox', { name: '邮件' }).click();
    await page.getByRole('option', { name: '每天 08:00 汇总成一封' }).click();
    await card.getByRole('button', { name: '保存通知方式' }).click();
    await card.getByText('通知方式已保存。').waitFor();

    await page.reload();
    await card.getByText('li.si@example.com').waitFor();
    expect(await task.getByRole('checkbox', { name: '短信' }).isChecked()).toBe(true);
    expect(await task.getByRole('checkbox', { name: '邮件' }).isChecked()).toBe(false);
    await card.getByRole('combobox', { name: '从' }).getByText('21:30').waitFor();
    const row = await rows(platform.database.read, 'messageSetting').findOneByOrFail({ userId: 'centre' });
    expect(row.settings).toMatchObject({ quiet: { from: '21:30', to: '08:00' }, digestHour: 8 });
  });

  it('that failed are sent again or given up by an operator, several at once, with what came of each', async () => {
    const now = platform.deps.clock.now();
    const planned = {
      channel: 'email',
      userId: 'centre',
      kind: 'act',
      caseId: 'C-1',
      content: {},
      createdAt: now,
    } as const;
    const departs = { notBefore: now, notAfter: null, inDigest: false };
    for (const [messageId, changes] of [
      ['m1', { state: 'failed', why: 'refused', error: '550 *** is unknown' }],
      ['m2', { state: 'failed', why: 'undelivered', error: 'switched off' }],
      ['m3', { state: 'failed', why: 'refused', kind: 'code' }],
    ] as const) {
      const row = { ...waitingDelivery({ messageId, ...planned }, departs), ...changes };
      await platform.database.write((tx) => insertRow(tx, 'delivery', row));
    }
    const page = await browser.page('operator');
    await page.goto(`${browser.url}/deliveries?state=failed`);
    await page.getByText('550 *** is unknown').waitFor();
    await page.getByRole('checkbox', { name: '全选' }).check();
    await page.getByRole('button', { name: '重新发送' }).click();
    const results = page.getByRole('dialog', { name: '处理结果' });
    await results.getByText('成功 2 项，待复核 0 项，未成 1 项。').waitFor();
    await results.getByText('内容已经过时，不再发送').waitFor();
    await results.getByRole('button', { name: '关闭' }).click();

    await page.getByRole('checkbox', { name: '选择 人员 centre 的这条记录' }).check();
    await page.getByRole('button', { name: '放弃' }).click();
    const dialog = page.getByRole('dialog', { name: '放弃 1 条消息' });
    await dialog.getByRole('textbox', { name: '理由' }).fill('验证码已经过期');
    await dialog.getByRole('button', { name: '放弃' }).click();
    await results.getByText('成功 1 项，待复核 0 项，未成 0 项。').waitFor();
    await results.getByRole('button', { name: '关闭' }).click();
    await page.getByText('没有符合条件的记录。').waitFor();
    await page.getByRole('button', { name: '清除' }).click();
    await page.getByText('由 人员 operator 放弃：验证码已经过期').waitFor();
  });

  it('are tried by an operator with a message to themselves, and what is not connected says so', async () => {
    const verifiedAt = platform.deps.clock.now();
    const contact = { userId: 'operator', kind: 'email', address: 'operator@example.com', verifiedAt };
    await platform.database.write((tx) => insertRow(tx, 'contact', contact));
    const page = await browser.page('operator', { width: 390 });
    await page.goto(`${browser.url}/deliveries`);
    await page.getByRole('list').getByText('请先验证您本人的手机号').first().waitFor();
    const bySms = page.getByRole('button', { name: '给自己发一条测试消息: 短信' });
    expect(await bySms.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: '给自己发一条测试消息: 邮件' }).click();
    await page.getByText('测试消息已放入发送队列').waitFor();
    await platform.deliver();
    await page.getByRole('tab', { name: '保存的消息' }).click();
    await page.getByText('没有发给任何人').waitFor();
    await page.getByText('邮件 · 测试消息').waitFor();
  });

  it('are among the incidents while their channel is out of order', async () => {
    const failure = { name: 'sms', failures: 3, error: 'connect ECONNREFUSED', pausedUntil: new Date().toISOString() };
    await platform.database.write((tx) =>
      insertRow(tx, 'channelState', { ...failure, failingSince: platform.deps.clock.now() }),
    );
    const page = await browser.page('operator');
    await page.goto(`${browser.url}/incidents`);
    await page.getByRole('heading', { name: '短信无法使用' }).waitFor();
    await page.getByRole('link', { name: '消息发送' }).last().click();
    await page.getByRole('button', { name: '立即重试: 短信' }).click();
    await page.getByText('正在重试').waitFor();
  });
});
