import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { publishDefinitions } from '../../database/definitions';
import { openTender2026Fifth } from '../../definitions/trading/open-tender-2026-5';
import { writeBills } from '../../spreadsheets/write-bill';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { Tender } from '../support/driver';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';

const pictures = process.env['SCREENS'];
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const bill = (quantity: string): Promise<Buffer> =>
  writeBills([
    {
      title: '土建工程',
      items: [
        {
          number: '1',
          code: '010101003001',
          name: '挖沟槽土方',
          features: '三类土',
          unit: 'm3',
          quantity,
          section: '土石方工程',
        },
      ],
    },
  ]);

describeInBrowser('the room in which a tender document is written', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform();
    await publishDefinitions(platform.database, [openTender2026Fifth], platform.deps.clock.now());
    browser = await openConsole(platform);
    tender = await Tender.open(platform);
    await tender.reach('documents');
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });

  /** Takes a picture of the whole page where one is wished, at two widths. */
  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  const go = (page: Page, section: string) =>
    page.getByRole('navigation', { name: '招标文件的各部分' }).getByRole('button', { name: section }).click();

  async function choose(page: Page, quantity: string): Promise<void> {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '电子表格（.xlsx） 选择文件' }).click();
    await (await chooser).setFiles({ name: '清单.xlsx', mimeType: xlsx, buffer: await bill(quantity) });
  }

  it('leads from a template through the bill to a form that is filled, and handed in', async () => {
    const page = await browser.page('agency');
    await page.goto(`${browser.url}/cases/${tender.id}`);
    await page.getByRole('link', { name: '在线编制招标文件' }).click();
    await picture(page, 'tender-templates');
    await page.getByRole('button', { name: '使用此模板：施工招标文件' }).click();
    await page.getByLabel('计划工期').fill('300日历天');
    const blanks = [
      '招标范围',
      '投标有效期',
      '履约担保',
      '建设地点',
      '建设规模',
      '质量要求',
      '工程款支付',
      '缺陷责任期',
    ];
    for (const label of blanks) await page.getByLabel(label, { exact: true }).fill('见附件');
    if (await page.getByLabel('资金来源', { exact: true }).isVisible()) {
      await page.getByLabel('资金来源', { exact: true }).fill('财政资金');
    }
    await picture(page, 'tender-facts');
    await go(page, '章节与条款');
    await picture(page, 'tender-parts');
    await go(page, '评标办法与价格');
    await page.getByText('开标、评标即按这里设定的内容进行，提交后固定。').waitFor();
    await picture(page, 'tender-evaluation');

    await go(page, '工程量清单');
    await choose(page, '十二');
    const faulty = page.getByRole('row', { name: /F3/ });
    await faulty.getByText('“工程量”不是数字。').waitFor();
    await picture(page, 'tender-bill-faults');
    await choose(page, '12.5');
    await page.getByRole('button', { name: '导入 1 项' }).click();
    await page.getByText('土建工程：1 项').waitFor();
    await picture(page, 'tender-bill');

    await go(page, '投标文件格式');
    await picture(page, 'tender-forms');
    await go(page, '检查与提交');
    await page.getByText('招标文件已完整。').waitFor();
    await picture(page, 'tender-finish');
    await page.getByRole('button', { name: '生成招标文件，去“提交招标文件备案”' }).click();
    await page.getByText('招标文件 第1版.pdf').waitFor();
    await page.getByText('招标文件 第1版.json').waitFor();
    await picture(page, 'tender-form');
    await page.getByRole('button', { name: '提交招标文件备案' }).click();
    await tender.until('filing');
    await page.goto(`${browser.url}/cases/${tender.id}/tender-document?section=finish`);
    await page.getByText('第 1 版（已提交）').waitFor();
    await picture(page, 'tender-versions');
    expect(browser.faults()).toEqual([]);
  });

  it('fits both screens, speaks one language and has no serious fault', async () => {
    expect(await pageFaults(browser, 'agency', `/cases/${tender.id}/tender-document?section=bills`)).toEqual([]);
    expect(await pageFaults(browser, 'centre', '/tender-templates?template=works')).toEqual([]);
  });
});
