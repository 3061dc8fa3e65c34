import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keyFileSigner } from '../../adapters/signature/key-file-signer';
import type { ExchangedCase, ExchangeOverview, Page } from '../../api/contract';
import { openDatabase } from '../../database/database';
import { receivePackage } from '../../exchange/inbox';
import { noteIncident } from '../../exchange/incidents';
import { registerSender } from '../../exchange/register-sender';
import { describeInBrowser, openConsole, type ConsoleInBrowser } from '../support/browser';
import { client } from '../support/driver';
import { packedCity, signPackage } from '../support/packed-city';
import { pageFaults } from '../support/page-faults';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

const code = '530100-kunming';
const at = '2026-03-02T01:00:05.000Z';

describeInBrowser('the exchange in the console', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'exchange-console-'));
  const signer = keyFileSigner(path.join(home, 'platform.pem'));
  const stranger = keyFileSigner(path.join(home, 'other.pem'));
  let platform: Platform;
  let browser: ConsoleInBrowser;
  let caseId: string;
  beforeAll(async () => {
    platform = await startPlatform({ packs: true });
    const { database } = platform;
    const sender = { code, name: '昆明市公共资源交易平台', region: '530100', publicKey: signer.publicKey };
    await registerSender(database, platform.deps.signer, sender, at, null);
    const city = await openDatabase({ kind: 'sqlite', file: path.join(home, 'city.db') });
    await city.migrate();
    for (const pack of await packedCity(city, code))
      await receivePackage(database, await signPackage(pack, signer), at);
    await city.close();
    const problem = {
      code: 'BadSignature',
      zh: '签名与登记的公钥不符。',
      en: 'The signature is of no registered key.',
    };
    await database.write((tx) => noteIncident(tx, code, 'receiving', problem, at));
    const { items } = await client(platform).get<Page<ExchangedCase>>('operator', '/public/exchanged-cases');
    caseId = items[0]?.id ?? '';
    browser = await openConsole(platform);
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
    rmSync(home, { recursive: true, force: true });
  });

  const pages: readonly (readonly [name: string, person: PersonName | undefined, address: () => string])[] = [
    ['the page of the operators', 'operator', () => '/exchange'],
    ['cases of other platforms', 'inspector', () => '/exchanged'],
    ['a case of another platform', 'inspector', () => `/exchanged/${caseId}`],
    ['cases of other platforms, for everybody', undefined, () => '/public/exchanged'],
    ['a case of another platform, for everybody', undefined, () => `/public/exchanged/${caseId}`],
  ];

  it.each(pages)(
    'fits both screens, speaks one language and has no serious fault: %s',
    async (_name, person, address) => {
      expect(await pageFaults(browser, person, address())).toEqual([]);
    },
  );

  it('shows everybody the notices, the document on its way, and what each package changed', async () => {
    const page = await browser.page(undefined);
    await page.goto(`${browser.url}/public/exchanged`);
    await page.getByRole('link', { name: '示例项目 C-1' }).click();
    await page.getByText('版本记录').waitFor();
    expect(await page.getByRole('article').count()).toBe(3);
    const said = await page.locator('main').innerText();
    expect(said).toContain('昆明市公共资源交易平台');
    expect(said).toMatch(/招标文件\.pdf\s+正在传输：0 B/);
    expect(said).toContain('第 3 个数据包');
  });

  it('lets an operator close an incident, pause and resume a sender, and register another platform', async () => {
    const page = await browser.page('operator');
    await page.goto(`${browser.url}/exchange`);
    await page.getByText('签名与登记的公钥不符。').waitFor();
    await page.getByRole('button', { name: '已处理' }).click();
    await page.getByText('没有未处理的故障。').waitFor();
    await page.getByRole('button', { name: '登记平台' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('代码').fill('532900-dali');
    await dialog.getByLabel('名称').fill('大理州公共资源交易平台');
    await dialog.getByLabel('公钥').fill('A'.repeat(60));
    await dialog.getByLabel('区域').fill('大理');
    await page.getByRole('option', { name: '大理州' }).click();
    await dialog.getByRole('button', { name: '登记平台' }).click();
    await dialog.getByText('不是 Ed25519 公钥').waitFor();
    await dialog.getByLabel('公钥').fill(stranger.publicKey);
    await dialog.getByRole('button', { name: '登记平台' }).click();
    await page.getByText('已提交复核，另一位运维人员复核后生效。').waitFor();
    const second = await browser.page('operatorColleague');
    await second.goto(`${browser.url}/proposals`);
    await second.getByRole('link', { name: /登记报送平台 大理州公共资源交易平台/ }).click();
    await second.getByText(stranger.keyId).last().waitFor();
    await second.getByRole('button', { name: '复核通过，立即生效' }).click();
    await second.getByText('已复核通过，现已生效。').waitFor();
    await second.goto(`${browser.url}/exchange`);
    await second.getByText('大理州公共资源交易平台 (532900-dali)').waitFor();
    const { senders } = await client(platform).get<ExchangeOverview>('operator', '/exchange');
    expect(senders.map((one) => one.code)).toEqual([code, '532900-dali']);
  });

  it('is not for inspectors to manage', async () => {
    await expect(client(platform).get('inspector', '/exchange')).rejects.toThrow('NotAllowed');
  });
});
