import { beginSession } from '../api/session/sessions';
import { startApi } from '../test/support/api';
import type { TestDatabase } from '../test/support/databases';
import { insertManyCases } from '../test/support/many-cases';
import { table, type Bench, type Say } from './bench';
import { onBothDatabases } from './on-both-databases';
import { percentiles } from './percentiles';

/** So many cases with their stays, spread over a year; each answer so often. */
interface MediansSize extends Readonly<Record<string, number>> {
  readonly cases: number;
  readonly requests: number;
}

const now = '2026-03-04T03:00:00.000Z';
/** Who looks: one industry of one city, or everything in the province. */
const clerks = { narrow: 'supervisor1', 'province-wide': 'inspector1' } as const;
const spans = [30, 90, 366] as const;

async function measureOn(test: TestDatabase, name: string, { cases, requests }: MediansSize, say: Say) {
  const api = await startApi(test);
  try {
    api.setNow(now);
    await insertManyCases(test.database, cases, now, (written) => {
      if (written % 20_000 === 0) say(`${name}: ${written} of ${cases} cases are seeded`);
    });
    const lines: (string | number)[][] = [];
    for (const [remit, login] of Object.entries(clerks)) {
      const { token } = await beginSession(test.database, `demo-${login}`, 1);
      for (const days of spans) {
        const milliseconds: number[] = [];
        let stays = 0;
        for (let count = 0; count < requests; count += 1) {
          const sent = performance.now();
          const path = `/api/dashboard/stage-times?days=${days}`;
          const answer = await fetch(api.url + path, { headers: { cookie: `session=${token}` } });
          const { stages } = (await answer.json()) as { readonly stages: readonly { readonly ended: number }[] };
          milliseconds.push(performance.now() - sent);
          stays = stages.reduce((sum, { ended }) => sum + ended, 0);
        }
        const { p50, p95 } = percentiles(milliseconds);
        lines.push([name, remit, days, stays, p50.toFixed(0), p95.toFixed(0)]);
      }
    }
    return lines;
  } finally {
    await api.close();
  }
}

/** How long the medians of the stages take over many cases, on SQLite and on MariaDB. */
export const mediansBench: Bench<MediansSize> = {
  full: { cases: 100_000, requests: 20 },
  small: { cases: 2000, requests: 5 },

  async run(size, say) {
    const lines = await onBothDatabases(say, (test, name) => measureOn(test, name, size, say));
    return table(['database', 'remit', 'days', 'stays counted', 'p50, ms', 'p95, ms'], lines);
  },
};
