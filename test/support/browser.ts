import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Platform } from './platform';
import { hasTestServer } from './temporal';
import type { PersonName } from './world';

const built = path.join(__dirname, '..', '..', 'admin-ui', 'dist', 'index.html');
const chromiumPath = process.env['CHROMIUM_PATH'];

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
  /** Stays open when the test ends that has opened it. */
  readonly stays?: boolean;
}

const ofThisTest: BrowserContext[] = [];

/** A page that nobody looks at any more would go on asking the platform for all that changes. */
afterEach(async () => {
  for (const context of ofThisTest.splice(0)) await context.close();
});

/** The console of a platform, in Chromium. */
export interface ConsoleInBrowser {
  readonly url: string;
  /** What the browser found wrong since it was last asked: errors of the page and of its console. */
  faults(): readonly string[];
  /** A page of somebody's own, signed in unless it is nobody, until the end of the test. */
  page(person: PersonName | undefined, look?: Look): Promise<Page>;
  close(): Promise<void>;
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
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  let faults: string[] = [];
  return {
    url,
    faults() {
      const found = faults;
      faults = [];
      return found;
    },
    async page(person, { language = 'zh', width = 1440, stays = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: width < 600 ? 844 : 900 },
        locale: language === 'zh' ? 'zh-CN' : 'en-US',
        reducedMotion: 'reduce',
      });
      if (!stays) ofThisTest.push(context);
      if (person) {
        const [name = '', value = ''] = platform.cookie(person).split('=');
        await context.addCookies([{ name, value, url }]);
      }
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        // a browser calls every refusal an error, also those that are meant
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          faults.push(message.text());
        }
      });
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
