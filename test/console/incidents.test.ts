import { rows } from '../../database/database';
import { waitingDelivery } from '../../database/plan-deliveries';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';

describeInBrowser('the incidents page', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    const at = platform.deps.clock.now();
    await platform.database.write(async (tx) => {
      for (const nth of [1, 2]) {
        const delivery = waitingDelivery(
          {
            ...{ messageId: `m${nth}`, channel: 'sms', userId: 'centre', caseId: `GC-${nth}` },
            kind: nth === 1 ? 'reminder' : 'task',
            ...{ content: {}, createdAt: at },
          },
          { notBefore: at, notAfter: null, inDigest: false },
        );
        const failed = { ...delivery, id: `d${nth}`, state: 'failed', why: 'refused', error: '号码无效', attempts: 3 };
        await rows(tx, 'delivery').insert(failed as never);
      }
      await rows(tx, 'exchangeIncident').insert({
        ...{ id: 'x', peer: '530900', direction: 'receiving', times: 4, firstAt: at, lastAt: at },
        problem: { code: 'BadSignature', zh: '签名无效', en: 'A signature is not good' },
        ...{ resolvedAt: null, resolvedBy: null },
      });
    });
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  it('fits both screens, speaks one language and has no serious fault', async () => {
    expect(await pageFaults(browser, 'operator', '/incidents')).toEqual([]);
  });

  it('skips several at once for a reason or proposes to, says what came of each, and another confirms', async () => {
    const page = await browser.page('operator');
    await page.goto(`${browser.url}/incidents`);
    await page.getByText('签名无效').waitFor();
    await page.getByRole('checkbox', { name: /已选 0 \/ 3 项/ }).check();
    await page.getByRole('button', { name: '跳过所选' }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('号码已停用');
    await page.getByRole('dialog').getByRole('button', { name: '跳过' }).click();
    const outcome = page.getByRole('dialog', { name: '处理结果' });
    await outcome.getByText('此事项不能这样处理').waitFor();
    expect(await outcome.getByRole('listitem').count()).toBe(3);
    await outcome.getByText('成功 1 项，待复核 1 项，未成 1 项。').waitFor();
    await outcome.getByRole('button', { name: '关闭' }).click();
    await page.getByText('GC-1').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '已处理，关闭' }).click();
    await page.getByRole('dialog', { name: '处理结果' }).getByRole('button', { name: '关闭' }).click();
    await page.getByRole('link', { name: '已提出跳过，等待复核' }).click();
    await page.getByText('号码已停用').waitFor();
    const proposal = new URL(page.url()).pathname;
    expect(await pageFaults(browser, 'operatorColleague', proposal)).toEqual([]);

    const second = await browser.page('operatorColleague');
    await second.goto(browser.url + proposal);
    await second.getByRole('button', { name: '复核通过，立即生效' }).click();
    await second.getByText('已复核通过，现已生效。').waitFor();
    await second.goto(`${browser.url}/incidents`);
    await second.getByText('没有反复失败的步骤').waitFor();
    expect(browser.faults()).toEqual([]);
  });
});
