import { keysetPage } from '../../api/access/keyset-page';
import { rows } from '../../database/database';
import { caseRow } from '../support/rows';
import { testDatabases, type TestDatabase } from '../support/databases';

describe.each(testDatabases)('pages on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    await test.database.write(async (tx) => {
      for (let n = 0; n < 60; n += 1) await rows(tx, 'case').insert(row(n));
    });
  });
  afterAll(() => test.close());

  /** Ten cases share each instant. */
  const row = (n: number) =>
    caseRow(`GC-${String(n).padStart(3, '0')}`, {
      updatedAt: `2026-03-0${String(1 + Math.floor(n / 10))}T01:00:00.000Z`,
    });

  it.each(['ASC', 'DESC'] as const)(
    'neither repeat nor lose a row while others are inserted (%s)',
    async (direction) => {
      const before = (await rows(test.database.read, 'case').find()).map(({ id }) => id);
      const seen: string[] = [];
      let cursor: string | undefined;
      let inserted = 0;
      do {
        const page = await keysetPage(
          rows(test.database.read, 'case').createQueryBuilder('row'),
          { column: 'updatedAt', direction },
          { cursor, limit: 7 },
        );
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
        inserted += 1;
        const id = `GC-${direction}-${String(inserted).padStart(3, '0')}`;
        const updatedAt = `2026-03-0${String(1 + (inserted % 6))}T01:00:00.000Z`;
        await test.database.write((tx) => rows(tx, 'case').insert(caseRow(id, { updatedAt })));
      } while (cursor !== undefined && inserted < 200);
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
    },
  );

  it('puts rows without a date behind those with one, and leaves none out between them', async () => {
    await test.database.write(async (tx) => {
      for (let n = 0; n < 30; n += 1) {
        // some share a date, every third has none
        const deadlineAt = n % 3 === 0 ? null : `2026-04-${String(10 + (n % 7))}T01:00:00.000Z`;
        await rows(tx, 'case').insert(caseRow(`DL-${String(n).padStart(3, '0')}`, { deadlineAt }));
      }
    });
    const dated = await rows(test.database.read, 'case').find();
    const key = (one: { deadlineAt: string | null; id: string }) => `${one.deadlineAt ?? '9999'} ${one.id}`;
    const expected = dated.map(key).sort();
    const where = (part: string) => rows(test.database.read, 'case').createQueryBuilder('row').where(part);
    // all at once, and in parts none of which holds a row of another
    const inParts = [
      "row.id LIKE '%1'",
      "row.id NOT LIKE '%1' AND row.id LIKE 'DL%'",
      "row.id NOT LIKE '%1' AND row.id NOT LIKE 'DL%'",
    ];
    for (const queries of [['1 = 1'], inParts]) {
      for (const limit of [1, 7, 20, 500]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await keysetPage(
            queries.map(where),
            { column: 'deadlineAt', direction: 'ASC', whenNull: '9999' },
            { cursor, limit },
          );
          seen.push(...page.items.map(key));
          cursor = page.next;
        } while (cursor !== undefined);
        expect(seen).toEqual(expected);
      }
    }
  });
});
