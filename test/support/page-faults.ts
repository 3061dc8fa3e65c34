import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ConsoleInBrowser } from './browser';
import { parts, words } from './console-words';
import type { PersonName } from './world';

const axe = readFileSync(path.join(path.dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe, which the page holds, calls serious or critical. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** A key of the messages that stands on the screen instead of its words. */
const rawKey = new RegExp(
  `\\b(${['ra', ...parts.flatMap((part) => Object.keys(words(part, 'zh')))].join('|')})\\.[a-z]\\w*(\\.\\w+)*`,
);

const kept = new WeakMap<ConsoleInBrowser, Map<string, Page>>();

/**
 * A page in which everything is as if it had just been opened, but for the console's own files, which the browser does
 * not read and compile again for every address.
 */
async function freshPage(
  browser: ConsoleInBrowser,
  person: PersonName | undefined,
  language: 'zh' | 'en',
): Promise<Page> {
  const pages = kept.get(browser) ?? new Map<string, Page>();
  kept.set(browser, pages);
  const name = `${person ?? ''} ${language}`;
  const found = pages.get(name);
  if (found) return found;
  const page = await browser.page(person, { language, stays: true });
  // an empty page has no storage
  await page.addInitScript('if (location.protocol !== "about:") { localStorage.clear(); sessionStorage.clear(); }');
  pages.set(name, page);
  return page;
}

/**
 * What is wrong with a page in both languages at 1440 and 390 px: words that are missing, a page that is too wide, what
 * axe calls serious, and errors of the browser. Nobody sees it signed out.
 */
export async function pageFaults(
  browser: ConsoleInBrowser,
  person: PersonName | undefined,
  address: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const language of ['zh', 'en'] as const) {
    const page = await freshPage(browser, person, language);
    if (person) {
      await page.request.put(`${browser.url}/api/session/locale`, {
        data: { locale: language },
        headers: { origin: browser.url },
      });
    }
    await page.setViewportSize({ width: 1440, height: 844 });
    await page.goto(browser.url + address);
    // evaluated, not added as a script: the console's own policy forbids scripts that are not its own
    if (language === 'zh') await page.evaluate(axe);
    for (const width of [1440, 390]) {
      const note = (fault: string) => found.push(`${language}, ${width} px: ${fault}`);
      await page.setViewportSize({ width, height: 844 });
      await page.locator('main, form').first().waitFor();
      await page.locator('[aria-busy=true], .MuiSkeleton-root').first().waitFor({ state: 'detached' });
      await page.waitForTimeout(200); // what lists still ask for
      const raw = rawKey.exec(await page.locator('body').innerText());
      if (raw) note(`shows the key ${raw[0]}`);
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (wide > 0) note(`is ${wide} px too wide`);
      if (language === 'zh') (await seriousFaults(page)).forEach(note);
      browser.faults().forEach(note);
    }
    await page.goto('about:blank');
  }
  return found;
}
