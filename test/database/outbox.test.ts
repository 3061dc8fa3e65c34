import { rows } from '../../database/database';
import { announceContent } from '../../database/announced-contents';
import { claimDue, putInOutbox, putOff, removeFromOutbox } from '../../database/outbox';
import type { OutboxRow } from '../../database/rows';
import { explain } from '../support/explain';
import { testDatabases, type TestDatabase } from '../support/databases';

const long = '2026-01-01T00:00:00.000Z';

describe.each(testDatabases)('the outbox on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterEach(() => test.database.write((tx) => rows(tx, 'outbox').deleteAll()));
  afterAll(() => test.close());

  const put = (kind: OutboxRow['kind'], ...subjects: string[]) =>
    test.database.write((tx) => putInOutbox(tx, kind, subjects));
  const all = () => rows(test.database.read, 'outbox').find({ order: { kind: 'ASC', subject: 'ASC' } });
  /** As if everything had been put there long ago. */
  const age = () => test.database.write((tx) => rows(tx, 'outbox').updateAll({ since: long, nextAt: long }));

  it('keeps one row for a case and kind, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => put('entriesChanged', 'case-1')));
    await put('begin', 'case-1', 'case-2');
    expect((await all()).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['begin', 'case-1'],
      ['begin', 'case-2'],
      ['entriesChanged', 'case-1'],
    ]);
  });

  it('is part of the transaction that makes it necessary', async () => {
    const failing = test.database.write(async (tx) => {
      await putInOutbox(tx, 'entriesChanged', ['case-1']);
      throw new Error('the entry was refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await all()).toEqual([]);
  });

  it('keeps what was asked for while it was being done, and remembers since when', async () => {
    const [first] = await put('entriesChanged', 'case-1');
    await age();
    const [second] = await put('entriesChanged', 'case-1');
    if (!first || !second) throw new Error('Nothing was put into the outbox');
    await removeFromOutbox(test.database, first);
    await putOff(test.database, first, 'why');
    expect(await all()).toEqual([{ ...second, since: long }]);
    await removeFromOutbox(test.database, second);
    expect(await all()).toEqual([]);
  });

  it('leaves a content that is on its way its day', async () => {
    await test.database.write((tx) => announceContent(tx, 'content-1'));
    expect(await claimDue(test.database, 10)).toEqual([]);
  });

  it('does what a clock that ran ahead had put off for an hour', async () => {
    await put('entriesChanged', 'case-1', 'case-2');
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    await test.database.write((tx) => rows(tx, 'outbox').update({ subject: 'case-1' }, { nextAt: inAnHour }));
    expect((await claimDue(test.database, 10)).map(({ subject }) => subject)).toEqual(['case-1']);
  });

  it('leaves a moment to who wrote it, then gives each row to one of those who sweep', async () => {
    await put('entriesChanged', ...Array.from({ length: 40 }, (_, index) => `case-${index}`));
    expect(await claimDue(test.database, 50)).toEqual([]);
    await age();
    const claimed = (await Promise.all([1, 2, 3, 4].map(() => claimDue(test.database, 15)))).flat();
    const rest = await claimDue(test.database, 50);
    const subjects = [...claimed, ...rest].map(({ subject }) => subject);
    expect(subjects).toHaveLength(40);
    expect(new Set(subjects).size).toBe(40);
    expect(await claimDue(test.database, 50)).toEqual([]);
  });

  it('lets what fails wait longer each time, ten minutes at most', async () => {
    const [put1] = await put('entriesChanged', 'case-1');
    if (!put1) throw new Error('Nothing was put into the outbox');
    const pauses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const [row] = await all();
      if (!row) throw new Error('It is gone');
      const now = Date.now();
      await putOff(test.database, row, 'x'.repeat(600));
      const [later] = await all();
      expect(later).toMatchObject({ tries: tries + 1, error: 'x'.repeat(500) });
      pauses.push(Math.round((Date.parse(later?.nextAt ?? '') - now) / 1000));
    }
    expect(pauses.slice(0, 4)).toEqual([3, 6, 12, 24]);
    expect(pauses.at(-1)).toBe(600);
  });

  it('finds what is due by an index', async () => {
    const due = await explain(test, 'SELECT * FROM outbox WHERE next_at <= ? ORDER BY next_at', [long]);
    expect(due).toContain('ix_outbox_next_at');
  });
});
