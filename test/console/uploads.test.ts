import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { rows } from '../../database/database';
import { describeInBrowser, openConsole, type ConsoleInBrowser, type Look } from '../support/browser';
import { Tender } from '../support/driver';
import { openForm } from '../support/open-form';
import { startPlatform, type Platform } from '../support/platform';

const mb = 1024 * 1024;
/** Travels in three parts. */
const drawings = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20 * mb - 9)]);
const sha256 = createHash('sha256').update(drawings).digest('hex');
const action = '提交招标文件备案';

describeInBrowser('a large document in the console', () => {
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let tender: Tender;
  let folder: string;
  beforeAll(async () => {
    platform = await startPlatform();
    browser = await openConsole(platform);
    folder = mkdtempSync(path.join(tmpdir(), 'drawings-'));
  });
  /** Each test begins with an empty form: a page that is closed may still keep the draft of its own. */
  beforeEach(async () => {
    tender = await Tender.open(platform);
    await tender.reach('documents');
  });
  afterEach(() => expect(browser.faults()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (look: Look = {}): Promise<Page> => browser.page('agency', look);
  /** What has begun to arrive for the case of the test. */
  const uploads = () => rows(platform.database.read, 'upload').countBy({ caseId: tender.id });
  const fileOf = (name: string, content = drawings): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  /** The field for the tender documents in the form of the agency. */
  const openField = async (page: Page): Promise<Locator> => {
    await page.goto(`${browser.url}/cases/${tender.id}`);
    const form = await openForm(page, action);
    return form.getByRole('group', { name: /^招标文件/ });
  };
  const choose = (field: Locator, file: string) => field.locator('input[type=file]').setInputFiles(file);
  const arrived = async (field: Locator, name: string) => {
    await field.getByRole('button', { name, exact: true }).waitFor({ timeout: 30_000 });
    const row = await rows(platform.database.read, 'document').findOneByOrFail({ name });
    expect(row).toMatchObject({ sha256, size: drawings.length });
    const content = await buffer(await platform.deps.documents.read(row.id));
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  };
  /** The numbers of the parts that the page sends, in the order it sends them. */
  const partsSent = (page: Page): number[] => {
    const sent: number[] = [];
    page.on('request', (request) => {
      const [, number] = /\/parts\/(\d+)$/.exec(request.url()) ?? [];
      if (number !== undefined) sent.push(Number(number));
    });
    return sent;
  };
  /** Waits until something has come true, and fails after a while. */
  const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
    for (let wait = 0; !(await isTrue()); wait += 1) {
      if (wait === 200) throw new Error('it never came true');
      await sleep(100);
    }
  };
  /** Holds requests for a part back until it is told. */
  const hold = async (page: Page, number: number): Promise<() => void> => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(`**/parts/${number}`, async (route) => {
      await released;
      await route.continue().catch(() => undefined); // the page may have given it up
    });
    return release;
  };

  it('arrives in parts, also when the connection breaks in between', async () => {
    const page = await open();
    const sent = partsSent(page);
    let breaks = 2;
    await page.route('**/parts/2', (route) => (breaks-- > 0 ? route.abort('connectionreset') : route.continue()));
    const field = await openField(page);
    await choose(field, fileOf('施工图.pdf'));
    await field.getByText('网络已断开。恢复后自动继续').waitFor();
    await arrived(field, '施工图.pdf');
    expect(sent).toEqual([1, 2, 2, 2, 3]);
  });

  it('can be paused, and goes on after the page was closed when the same file is chosen again', async () => {
    const page = await open();
    const sent = partsSent(page);
    await hold(page, 2);
    let field = await openField(page);
    const file = fileOf('总平面图.pdf');
    await choose(field, file);
    await field.getByText(/总平面图\.pdf · 20\.0 MB · 40 %/).waitFor();
    await field.getByRole('button', { name: '暂停' }).click();
    await field.getByText('已暂停，已上传的部分会保留。').waitFor();
    // what was held back never arrives: let go now, it might still overtake the pause
    await page.unrouteAll({ behavior: 'ignoreErrors' });

    field = await openField(page);
    await field.getByText(/“总平面图\.pdf”（20\.0 MB）已上传 40 %。再次选择同一文件即可继续/).waitFor();
    await choose(field, file);
    await arrived(field, '总平面图.pdf');
    expect(sent).toEqual([1, 2, 2, 3]);
  });

  it('goes on while its sender looks elsewhere, and is in its field when they come back', async () => {
    const page = await open();
    const release = await hold(page, 2);
    const field = await openField(page);
    await choose(field, fileOf('结构图.pdf'));
    await field.getByText(/结构图\.pdf · 20\.0 MB · 40 %/).waitFor();
    await page.getByRole('link', { name: /^待办/ }).first().click();
    await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
    release();
    await until(async () => (await rows(platform.database.read, 'document').countBy({ name: '结构图.pdf' })) === 1);
    await page.goBack();
    await arrived(field, '结构图.pdf');
  });

  it('sends again only what differs when the file was changed meanwhile', async () => {
    const page = await open();
    const sent = partsSent(page);
    await hold(page, 3);
    let field = await openField(page);
    const changed = Buffer.from(drawings);
    changed.write('changed', 9 * mb);
    await choose(field, fileOf('水电图.pdf', changed));
    await field.getByText(/水电图\.pdf · 20\.0 MB · 80 %/).waitFor();
    await field.getByRole('button', { name: '暂停' }).click();
    await field.getByText('已暂停，已上传的部分会保留。').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    field = await openField(page);
    await field.getByText(/“水电图\.pdf”（20\.0 MB）已上传 80 %。再次选择同一文件即可继续/).waitFor();
    await choose(field, fileOf('水电图.pdf'));
    await arrived(field, '水电图.pdf');
    expect(sent).toEqual([1, 2, 3, 2, 3]);
  });

  it('is forgotten when that is confirmed, and not before', async () => {
    const page = await open({ language: 'en', width: 390 });
    const release = await hold(page, 2);
    const now = page.getByRole('region', { name: 'What you can do now' });
    await page.goto(`${browser.url}/cases/${tender.id}`);
    await now.waitFor();
    const input = now.locator('input[type=file]').first();
    await input.setInputFiles(fileOf('drawings.pdf'));
    await now.getByText(/drawings\.pdf · 20\.0 MB · 40 %/).waitFor();
    await now.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByText('Discard what has arrived of “drawings.pdf”?').waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(await uploads()).toBe(1);
    await now.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await now.getByText(/drawings\.pdf/).waitFor({ state: 'detached' });
    await until(async () => (await uploads()) === 0);
    release();
  });

  it('is waited for: a form is not sent without it, and says so', async () => {
    const page = await open();
    const release = await hold(page, 2);
    const field = await openField(page);
    await choose(field, fileOf('总说明.pdf'));
    await field.getByText(/总说明\.pdf · 20\.0 MB · 40 %/).waitFor();
    const form = page.getByRole('form', { name: action });
    await form.getByRole('button', { name: action, exact: true }).click();
    const summary = form.getByRole('alert').filter({ hasText: '需要修改' });
    await summary.getByText('“招标文件”：“总说明.pdf”还没有传完，请等它传完，或先取消。').waitFor();
    release();
    await arrived(field, '总说明.pdf');
    await summary.getByText(/“招标文件”/).waitFor({ state: 'detached' });
  });

  it('is refused in words', async () => {
    const page = await open();
    const field = await openField(page);
    await choose(field, fileOf('其实不是.pdf', randomBytes(20 * mb)));
    await field.getByText(/“其实不是\.pdf”没有上传成功：不接受此类文件/).waitFor();
    // the same file is no other the next time, and another one takes its place
    expect(await field.getByRole('button', { name: '继续' }).count()).toBe(0);
    await choose(field, fileOf('现在是.pdf'));
    await arrived(field, '现在是.pdf');
    expect(await field.getByText(/没有上传成功/).count()).toBe(0);
  });
});
