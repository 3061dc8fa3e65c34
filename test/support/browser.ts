import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Dialog, type Page } from 'playwright-core';
import type { Platform } from './platform';
import { hasTestServer } from './temporal';
import type { PersonName } from './world';

const built = path.join(__dirname, '..', '..', 'admin-ui', 'dist', 'index.html');
const chromiumPath = process.env['CHROMIUM_PATH'];

const browserOptions = [
  ...['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  // a test runs most of a page's code a few times: compiling it well is a tenth of the work and gives nothing
  '--js-flags=--no-maglev --no-turbofan',
];

const missing = [
  !hasTestServer && 'a Temporal test server',
  chromiumPath === undefined && 'CHROMIUM_PATH',
  !existsSync(built) && 'admin-ui/dist (npm run build -w admin-ui)',
].filter(Boolean);

/** `describe` for the console in a browser; skipped, with the reason, where something it needs is missing. */
export const describeInBrowser: (name: string, body: () => void) => void =
  missing.length === 0
    ? describe
    : (name, body) => {
        console.warn(`Skipped “${name}”: there is no ${missing.join(' and no ')}.`);
        describe.skip(name, body);
      };

export interface Look {
  readonly language?: 'zh' | 'en';
  readonly width?: number;
}

const leaveWithTheTest: (() => Promise<void>)[] = [];

/** A page that nobody looks at any more would go on asking the platform for all that changes. */
afterEach(async () => {
  for (const leave of leaveWithTheTest.splice(0)) await leave();
});

/** The console of a platform, in Chromium. */
export interface ConsoleInBrowser {
  readonly url: string;
  /** What the browser found wrong since it was last asked: errors of the page and of its console. */
  faults(): readonly string[];
  /**
   * A page of somebody's own, signed in unless it is nobody, until the end of the test. Everything in it is as if the
   * browser had just been installed, but for the console's own files, which are not read and compile again each time.
   */
  page(person: PersonName | undefined, look?: Look): Promise<Page>;
  /** Ends a page before the test ends. */
  leave(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** What tests listen to; what is wrong with a page is always listened to. */
const heard = ['request', 'requestfinished', 'requestfailed', 'response', 'download', 'filechooser', 'popup'] as const;

/** Empties a page that somebody has used: of listeners, rules for requests, what it shows and all that it has kept. */
async function empty(page: Page, url: string): Promise<void> {
  for (const event of heard) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate('sessionStorage.clear()').catch(() => undefined); // an address that is not ours has none
  const agree = (dialog: Dialog) => dialog.accept();
  page.on('dialog', agree); // a page that is still sending asks whether it may be left
  await page.goto('about:blank');
  page.off('dialog', agree);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' });
  await devtools.detach();
  await page.context().clearCookies();
}

/** Serves the console of a platform on a free port of this machine and opens a browser for it. */
export async function openConsole(platform: Platform): Promise<ConsoleInBrowser> {
  const server = createServer((req, res) => {
    // nobody else reads the test server's clock while a browser drives
    platform.refreshClock().then(
      () => void platform.app(req, res),
      () => res.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: browserOptions,
  });
  let faults: string[] = [];
  const inUse = new Map<Page, 'zh' | 'en'>();
  const emptied: Readonly<Record<'zh' | 'en', Page[]>> = { zh: [], en: [] };

  /** A context of its own for each page, so that each can be of another person. */
  const opened = async (language: 'zh' | 'en'): Promise<Page> => {
    const context = await browser.newContext({
      locale: language === 'zh' ? 'zh-CN' : 'en-US',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const note = (fault: string) => inUse.has(page) && faults.push(fault);
    page.on('pageerror', (error) => note(String(error)));
    page.on('console', (message) => {
      // a browser calls every refusal an error, also those that are meant
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) note(message.text());
    });
    return page;
  };
  const leave = async (page: Page): Promise<void> => {
    const language = inUse.get(page);
    inUse.delete(page);
    if (language === undefined || page.isClosed()) return;
    try {
      await empty(page, url);
      emptied[language].push(page);
    } catch {
      // one that cannot be emptied is not used again
      await page.context().close();
    }
  };
  return {
    url,
    faults() {
      const found = faults;
      faults = [];
      return found;
    },
    async page(person, { language = 'zh', width = 1440 } = {}) {
      const page = emptied[language].pop() ?? (await opened(language));
      inUse.set(page, language);
      leaveWithTheTest.push(() => leave(page));
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      if (person) {
        const [name = '', value = ''] = platform.cookie(person).split('=');
        await page.context().addCookies([{ name, value, url }]);
      }
      return page;
    },
    leave,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
