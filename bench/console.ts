import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { startProcesses } from '../test/support/processes';
import { demoPassword } from '../database/seed/seed';
import { table, Unmeasurable, type Bench } from './bench';

/** How often each page is loaded; the middle one is told. */
interface ConsoleSize extends Readonly<Record<string, number>> {
  readonly rounds: number;
}

const dist = path.join(__dirname, '..', 'admin-ui', 'dist');

/** A phone of some years ago on a bad mobile network, as Lighthouse has it: bytes a second, milliseconds, times slower. */
const slowPhone = {
  network: { offline: false, downloadThroughput: 1_638_400 / 8, uploadThroughput: 675_000 / 8, latency: 150 },
  processor: 4,
} as const;

/** Kilobytes of all scripts and styles, as they are and as they travel. */
function bundle(): { readonly files: number; readonly raw: number; readonly packed: number } {
  const assets = path.join(dist, 'assets');
  const contents = readdirSync(assets)
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => readFileSync(path.join(assets, name)));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / 1000;
  return {
    files: contents.length,
    raw: sum(contents.map(({ length }) => length)),
    packed: sum(contents.map((content) => gzipSync(content).length)),
  };
}

interface Load {
  /** Until the first words stand there, and until what the page is for does. */
  readonly firstPaint: number;
  readonly usable: number;
  readonly kilobytes: number;
}

async function load(context: BrowserContext, url: string, usable: string): Promise<Load> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slowPhone.network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.processor });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const begun = performance.now();
  await page.goto(url, { waitUntil: 'commit', timeout: 120_000 });
  await page.locator(usable).first().waitFor({ timeout: 120_000 });
  const took = performance.now() - begun;
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  await page.close();
  return { firstPaint, usable: took, kilobytes: bytes / 1000 };
}

/** The middle of some loads, each in a browser that has nothing of it yet, or all going on in one. */
async function middleLoad(rounds: number, once: () => Promise<Load>): Promise<Load> {
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round += 1) loads.push(await once());
  const middle = loads.sort((a, b) => a.usable - b.usable)[Math.floor(loads.length / 2)];
  if (!middle) throw new Error('No page was loaded');
  return middle;
}

const phone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', deviceScaleFactor: 2 });

/** What the console weighs, and how long a slow phone waits for it. */
export const consoleBench: Bench<ConsoleSize> = {
  full: { rounds: 5 },
  small: { rounds: 1 },

  async run({ rounds }, say) {
    const executablePath = process.env['CHROMIUM_PATH'];
    if (executablePath === undefined) throw new Unmeasurable('There is no Chromium: set CHROMIUM_PATH to its program.');
    if (!existsSync(path.join(dist, 'index.html')))
      throw new Unmeasurable('The console is not built: npm run build -w admin-ui');
    const platform = await startProcesses();
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    try {
      const fresh = async (at: string, usable: string): Promise<Load> => {
        const context = await phone(browser);
        const found = await load(context, `${platform.url}${at}`, usable);
        await context.close();
        return found;
      };
      say('the page of the log-in, nothing cached');
      const login = await middleLoad(rounds, () => fresh('/', 'input[type="password"]'));
      say('the public notices, nothing cached');
      const notices = await middleLoad(rounds, () => fresh('/public', 'main'));
      const context = await phone(browser);
      const page = await context.newPage();
      const answer = await page.request.post(`${platform.url}/api/session`, {
        data: { login: 'tenderer1', password: demoPassword },
      });
      if (!answer.ok()) throw new Error(`The log-in was answered with ${answer.status()}`);
      await page.close();
      await load(context, `${platform.url}/`, 'main');
      say('the inbox of somebody who was here before');
      const again = await middleLoad(rounds, () => load(context, `${platform.url}/`, 'main'));
      const { files, raw, packed } = bundle();
      const row = (name: string, { firstPaint, usable, kilobytes }: Load) => [
        name,
        kilobytes.toFixed(0),
        (firstPaint / 1000).toFixed(1),
        (usable / 1000).toFixed(1),
      ];
      return [
        `bundle: ${files} files, ${raw.toFixed(0)} kB, ${packed.toFixed(0)} kB packed with gzip`,
        '',
        table(
          ['page on a slow phone', 'kB over the network', 'first words, s', 'usable, s'],
          [
            row('log-in, first visit', login),
            row('public notices, first visit', notices),
            row('inbox, visited before', again),
          ],
        ),
      ].join('\n');
    } finally {
      await browser.close();
      await platform.close();
    }
  },
};
