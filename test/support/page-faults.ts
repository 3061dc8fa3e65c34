import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Request } from 'playwright-core';
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

/** What moves on the page comes to its end, and what an answer makes it ask for is asked. */
const atRest = `Promise.all(document.getAnimations()
  .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished.catch(() => undefined)))
  .then(() => new Promise((resolve) => setTimeout(resolve, 60)))`;

/** Follows what a page asks for; answers a wait until it shows all of that. The stream of changes never ends. */
function following(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  page.on('request', (request) => request.resourceType() !== 'eventsource' && asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return async () => {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      await page.locator('[aria-busy=true], .MuiSkeleton-root').first().waitFor({ state: 'detached' });
      await page.evaluate(atRest);
      if (asked.size === 0) return;
    }
    throw new Error(`${page.url()} goes on asking`);
  };
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
    const page = await browser.page(person, { language });
    const settled = following(page);
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
      await settled();
      const raw = rawKey.exec(await page.locator('body').innerText());
      if (raw) note(`shows the key ${raw[0]}`);
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (wide > 0) note(`is ${wide} px too wide`);
      if (language === 'zh') (await seriousFaults(page)).forEach(note);
      browser.faults().forEach(note);
    }
    await browser.leave(page);
  }
  return found;
}
