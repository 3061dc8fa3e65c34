import { openClock } from '../../database/clock';
import { rows } from '../../database/database';
import { testDatabases, type TestDatabase } from '../support/databases';

describe.each(testDatabases)('the stored clock on %s', (_name, open) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await open();
  });
  afterEach(() => test.close());
  const behind = (instant: string) => Date.parse(instant) - Date.now();

  it('is real time unless it is told otherwise', async () => {
    const clock = await openClock(test.database, undefined);
    expect(clock.setting).toEqual({ kind: 'real' });
    expect(Math.abs(behind(clock.now()))).toBeLessThan(1000);
  });

  it('is the same for every process that opens it', async () => {
    const [one, other] = [await openClock(test.database, 60), await openClock(test.database, 60)];
    expect(other.setting).toEqual(one.setting);
  });

  it('goes on from where it stands at another speed, and never jumps back', async () => {
    await openClock(test.database, 60);
    const ahead = { kind: 'virtual', realOrigin: Date.now() - 600_000, virtualOrigin: Date.now(), secondsPerDay: 60 };
    await test.database.write((tx) => rows(tx, 'setting').update({ name: 'clock' }, { value: ahead }));
    const fast = (await openClock(test.database, 60)).now();
    expect(behind(fast)).toBeGreaterThan(9 * 86_400_000);
    for (const scale of [3600, 1, undefined]) {
      const now = (await openClock(test.database, scale)).now();
      expect(now >= fast).toBe(true);
      expect(Date.parse(now) - Date.parse(fast)).toBeLessThan(10 * 86_400_000);
    }
  });
});
