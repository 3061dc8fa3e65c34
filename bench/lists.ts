import { beginSession } from '../api/session/sessions';
import { startApi, type TestApi } from '../test/support/api';
import type { TestDatabase } from '../test/support/databases';
import { table, type Bench, type Say } from './bench';
import { onBothDatabases } from './on-both-databases';
import { percentiles } from './percentiles';
import { block, seedBlocks } from './seed-cases';

/** Lists are measured at ten thousand cases and at ten times as many, up to so many, each page so often. */
interface ListsSize extends Readonly<Record<string, number>> {
  readonly cases: number;
  readonly requests: number;
}

const first = 10_000;

/** Who looks: their remit is one industry of one city, or everything in the province. */
const clerks = { narrow: 'supervisor1', 'province-wide': 'inspector1' } as const;

/** What they open, with a case that is there. */
const pages: Readonly<Record<string, (known: KnownCase) => string>> = {
  'inbox, mine': () => '/tasks?scope=mine&limit=25',
  'inbox, all': () => '/tasks?scope=all&limit=25',
  'count of tasks': () => '/tasks/count',
  'case list': () => '/cases?limit=25',
  'case list, open by deadline': () => '/cases?limit=25&state=open&sort=deadline',
  'case list, words': ({ title }) => `/cases?limit=25&q=${encodeURIComponent(title)}`,
  'search, common word': () => `/search?q=${encodeURIComponent('道路')}`,
  'search, one project': ({ title }) => `/search?q=${encodeURIComponent(title)}`,
  'search, nothing': () => `/search?q=${encodeURIComponent('没有这样的项目')}`,
  'case page': ({ id }) => `/cases/${id}`,
  timeline: ({ id }) => `/cases/${id}/timeline?limit=25`,
};

/** Milliseconds of each request for a page by a clerk, over cases that they may read. */
async function measurePages(api: TestApi, login: string, requests: number, known: readonly KnownCase[]) {
  const { token } = await beginSession(api.deps.database, `demo-${login}`, 1);
  const get = async (path: string): Promise<void> => {
    const answer = await fetch(`${api.url}/api${path}`, { headers: { cookie: `session=${token}` } });
    await answer.text();
    if (!answer.ok) throw new Error(`${path} → ${answer.status}`);
  };
  const measured: { page: string; p50: number; p95: number }[] = [];
  for (const [page, pathOf] of Object.entries(pages)) {
    const milliseconds: number[] = [];
    for (let count = 0; count < requests; count += 1) {
      const one = known[(count * 7) % known.length];
      if (!one) throw new Error(`${login} may read no case`);
      const sent = performance.now();
      await get(pathOf(one));
      milliseconds.push(performance.now() - sent);
    }
    measured.push({ page, ...percentiles(milliseconds) });
  }
  return measured;
}

interface KnownCase {
  readonly id: string;
  readonly title: string;
}

async function measureOn(test: TestDatabase, name: string, size: ListsSize, say: Say) {
  const api = await startApi(test);
  const lines: (string | number)[][] = [];
  try {
    let there = 0;
    for (let cases = Math.min(first, size.cases); cases <= size.cases; cases *= 10) {
      const blocks = Math.ceil(cases / block);
      await seedBlocks(test.database, there, blocks, (done) => say(`${name}: ${done} of ${cases} cases are seeded`));
      there = blocks;
      for (const [remit, login] of Object.entries(clerks)) {
        say(`${name}, ${cases} cases, ${remit}`);
        const readable = await readableBy(api, login);
        for (const { page, p50, p95 } of await measurePages(api, login, size.requests, readable))
          lines.push([name, cases, remit, page, p50.toFixed(1), p95.toFixed(1), p95 > 100 ? 'no' : 'yes']);
      }
    }
    return lines;
  } finally {
    await api.close();
  }
}

/** Some of the cases that a clerk may read. */
async function readableBy(api: TestApi, login: string): Promise<KnownCase[]> {
  const agent = await api.as(login);
  const { body } = (await agent.get('/api/cases?limit=100')) as { body: { items: KnownCase[] } };
  return body.items;
}

/** Inbox, case list, search and case page over many cases, for two clerks, on SQLite and on MariaDB. */
export const listsBench: Bench<ListsSize> = {
  full: { cases: 100_000, requests: 60 },
  small: { cases: 2000, requests: 10 },

  async run(size, say) {
    const lines = await onBothDatabases(say, (test, name) => measureOn(test, name, size, say));
    return table(['database', 'cases', 'remit', 'page', 'p50, ms', 'p95, ms', 'at most 100 ms'], lines);
  },
};
