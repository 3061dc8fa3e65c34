/**
 * `npm run screens`: takes every page of the console for each role, in Chinese and English, at 1440 and 390 pixels.
 * A message of the browser's console that is an error, a page that fails, or one that scrolls sideways fails the run.
 */
import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'playwright-core';
import { z } from 'zod';
import { pageOf } from '../api/contract';

const usage = `npm run screens -- [--url http://127.0.0.1:8080] [--out var/screens] [--role tenderer …]
给运行中的演示平台的每个页面截图：每种身份、两种语言、两种宽度。
Takes every page of a demo platform that runs: each role, both languages, two widths.`;

const demoAccounts = z.object({
  items: z.array(z.object({ login: z.string(), password: z.string(), role: z.string() })),
});
const things = pageOf(z.object({ id: z.string() }));
const listOfThings = z.object({ items: z.array(z.object({ id: z.string() })) });
const caseStages = pageOf(z.object({ id: z.string(), stage: z.string(), closing: z.string().optional() }));

const widths = { 1440: 900, 390: 844 } as const;
const languages = ['zh', 'en'] as const;
type Language = (typeof languages)[number];
type Account = z.output<typeof demoAccounts>['items'][number];

/** What no rail leads to: for everybody, and for some roles. */
const pagesOfAll = ['notifications', 'profile'] as const;
const pagesOfRole: Readonly<Record<string, readonly string[]>> = {
  tenderer: ['cases/new', 'users/create'],
  agency: ['cases/new'],
  administration: ['processes/publish'],
  operator: ['users/create', 'bodies/create'],
};
/** Who writes tender documents, and the sections that look each in its own way. */
const writers: readonly string[] = ['tenderer', 'agency'];
const writtenSections = ['facts', 'parts', 'evaluation', 'bills', 'forms', 'finish'] as const;
const caseTabs = ['', 'documents', 'bids', 'evaluation', 'timeline', 'process', 'notices', 'linked'] as const;

interface Shot {
  readonly name: string;
  readonly path: string;
}

async function readJson<T>(context: BrowserContext, url: string, reader: { parse(value: unknown): T }): Promise<T> {
  const response = await context.request.get(url);
  if (!response.ok()) throw new Error(`${url}: HTTP ${response.status()}`);
  return reader.parse(await response.json());
}

/** The pages that the rail of somebody leads to. */
async function railOf(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: widths[1440] });
  await page.goto(`${url}/tasks`);
  await settle(page);
  const links = `[...document.querySelectorAll('nav a[href^="/"]:not([target])')].map((a) => a.pathname.slice(1)).join()`;
  const paths = String(await readPage(page, links)).split(',');
  await page.close();
  return [...new Set(paths.filter((path) => path !== ''))];
}

/** The pages of a role: those of its rail, one case for each stage that it sees, one notice, one process. */
async function shotsOf(context: BrowserContext, url: string, role: string): Promise<Shot[]> {
  const rail = await railOf(context, url);
  const named = [...rail, ...pagesOfAll, ...(pagesOfRole[role] ?? [])].map((page) => ({
    name: page.replaceAll('/', '-'),
    path: `/${page}`,
  }));
  const { items } = await readJson(context, `${url}/api/cases?limit=100`, caseStages);
  const byStage = new Map(items.map((one) => [one.closing ?? one.stage, one.id]));
  const cases = [...byStage].map(([stage, id]) => ({ name: `case-${stage}`, path: `/cases/${id}` }));
  const richest = byStage.get('archived') ?? items[0]?.id;
  const tabs =
    richest === undefined
      ? []
      : caseTabs.filter(Boolean).map((tab) => ({ name: `case-tab-${tab}`, path: `/cases/${richest}/${tab}` }));
  const written = writers.includes(role) ? byStage.get('documents') : undefined;
  const room =
    written === undefined
      ? []
      : writtenSections.map((section) => ({
          name: `tender-document-${section}`,
          path: `/cases/${written}/tender-document?section=${section}`,
        }));
  const [notice] = (await readJson(context, `${url}/api/public/notices?limit=1`, things)).items;
  const [process] = (await readJson(context, `${url}/api/processes`, listOfThings)).items;
  return [
    ...named,
    ...cases,
    ...tabs,
    ...room,
    ...(notice ? [{ name: 'notice', path: `/notices/${notice.id}` }] : []),
    ...(process ? [{ name: 'process', path: `/processes/${process.id}` }] : []),
  ];
}

/** What everybody sees without signing in. */
async function publicShots(context: BrowserContext, url: string): Promise<Shot[]> {
  const [notice] = (await readJson(context, `${url}/api/public/notices?kind=tenderNotice&limit=1`, things)).items;
  const pages = ['notices', 'tenders', 'exchanged', 'certificates'].map((page) => ({
    name: `public-${page}`,
    path: `/public/${page}`,
  }));
  return [
    { name: 'login', path: '/login' },
    ...pages,
    ...(notice ? [{ name: 'public-notice', path: `/public/notices/${notice.id}` }] : []),
  ];
}

/** Reads something from a page; past its content security policy, which stays in force for the page itself. */
async function readPage(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  await session.detach();
  return result.value;
}

const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const patience = 15_000;
const isSettled = `(document.querySelector('main, form')?.innerText.trim().length ?? 0) > 0
  && !document.querySelector('[role=progressbar], [aria-busy=true], .MuiSkeleton-root')`;

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded');
  for (const until = Date.now() + patience; (await readPage(page, isSettled)) !== true;) {
    if (Date.now() > until) throw new Error('no content after 15 s');
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(250);
}

/** Takes one page; gives what is wrong with it. */
async function take(page: Page, url: string, shot: Shot, file: string): Promise<string[]> {
  const faults: string[] = [];
  const onError = (error: Error) => faults.push(error.message);
  const onMessage = (message: ConsoleMessage) => {
    const place = message.location().url.replace(url, '');
    if (message.type() === 'error') faults.push(`${message.text()} ${place}`);
  };
  page.on('pageerror', onError);
  page.on('console', onMessage);
  try {
    await page.goto(url + shot.path);
    await settle(page);
    const over = Number(await readPage(page, sideways));
    if (over > 0) faults.push(`scrolls sideways by ${over} px`);
  } catch (error) {
    faults.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  await page.screenshot({ path: file, fullPage: true }).catch((error: unknown) => faults.push(String(error)));
  page.off('pageerror', onError);
  page.off('console', onMessage);
  return faults;
}

async function enter(
  browser: Browser,
  url: string,
  account: Account | undefined,
  language: Language,
  width: keyof typeof widths,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: widths[width] },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(`localStorage.setItem('RaStoreconsole.locale', JSON.stringify('${language}'))`);
  if (!account) return context;
  const { login, password } = account;
  const response = await context.request.post(`${url}/api/session`, { data: { login, password } });
  if (!response.ok()) throw new Error(`${login}: HTTP ${response.status()}`);
  await context.request.put(`${url}/api/session/locale`, { data: { locale: language } });
  return context;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      out: { type: 'string', default: 'var/screens' },
      role: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const url = values.url.replace(/\/+$/, '');
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`找不到 Chromium：请设 CHROMIUM_PATH。No Chromium: set CHROMIUM_PATH.`);
  await mkdir(values.out, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  let failures = 0;
  let taken = 0;
  const shoot = async (page: Page, role: string, shot: Shot, language: Language, width: string) => {
    const file = `${role}-${shot.name}-${language}-${width}.png`;
    const faults = await take(page, url, shot, path.join(values.out, file));
    taken += 1;
    failures += faults.length > 0 ? 1 : 0;
    process.stdout.write(
      `${faults.length > 0 ? '✗' : '✓'} ${file}${faults.map((fault) => `\n    ${fault}`).join('')}\n`,
    );
  };
  try {
    const guest = await browser.newContext();
    const { items } = await readJson(guest, `${url}/api/demo-accounts`, demoAccounts);
    const roles = [...new Map([...items].reverse().map((account) => [account.role, account])).values()].reverse();
    const chosen = roles.filter(({ role }) => values.role === undefined || values.role.includes(role));
    for (const language of languages) {
      for (const width of [1440, 390] as const) {
        const stranger = await enter(browser, url, undefined, language, width);
        const guest = await stranger.newPage();
        for (const shot of await publicShots(stranger, url)) await shoot(guest, 'guest', shot, language, String(width));
        await stranger.close();
        for (const account of chosen) {
          const context = await enter(browser, url, account, language, width);
          const page = await context.newPage();
          for (const shot of await shotsOf(context, url, account.role)) {
            await shoot(page, account.role, shot, language, String(width));
          }
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(`${taken} 张 · pages, ${failures} 有问题 · with faults → ${values.out}\n`);
  return failures === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
