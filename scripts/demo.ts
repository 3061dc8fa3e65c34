/**
 * `npm run demo`: builds the demo world on a running platform, case by case through its public API. A second run finds
 * its cases and goes on.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { calledExperts } from '../replay/called-experts';
import { worksSchema } from '../replay/bill-of-quantities';
import { readDemoWorld } from '../replay/demo-world';
import { People } from '../replay/people';
import { CaughtUp, impatient, playDemoCase } from '../replay/play-demo';
import { readClock } from '../replay/platform-clock';
import { apiAt, Session } from '../replay/session';
import { bankCounter } from './bank-counter';

const pastDays = 57;
const dayMs = 86_400_000;

const readJson = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(__dirname, '..', 'demo', name), 'utf8')) as unknown;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:8080' } } });
  const cases = readDemoWorld(await readJson('world.json'), await readJson('published-cases.json'));
  const works = worksSchema.parse(await readJson('works.json'));
  const api = apiAt(values.url);
  const people = await People.meet(api);
  const clock = impatient(await readClock(new Session(api)));
  const past = clock.secondsPerDay() * 1000 < dayMs ? pastDays * dayMs : 0;
  const end = clock.catchesUpAt() ?? new Date(clock.now() + past).toISOString();
  const counter = bankCounter(clock);
  const house = {
    ...{ people, clock, pace: { bidWindowSeconds: 22 }, experts: calledExperts(people), say: () => undefined },
    ...(counter && { counter }),
  };

  let done = 0;
  let failed = 0;
  await Promise.all(
    cases.map(async (demo) => {
      let mark = '✓';
      try {
        await playDemoCase(demo, house, end, works);
      } catch (error) {
        mark = error instanceof CaughtUp ? '…' : `✗ ${error instanceof Error ? error.message : String(error)}`;
        if (!(error instanceof CaughtUp)) failed += 1;
      }
      done += 1;
      process.stdout.write(`DEMO ${done}/${cases.length} ${demo.file.title} → ${demo.until} ${mark}\n`);
    }),
  );
  return failed === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
