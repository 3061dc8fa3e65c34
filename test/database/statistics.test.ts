import { insertRows, rows } from '../../database/database';
import { openSqlite, type TestDatabase } from '../support/databases';
import { copySqlite } from '../support/migrated';
import { caseRow } from '../support/rows';

const found = "SELECT id FROM case_file WHERE region = '530100' AND tenderer_id = 'one'";

/** More than a small sample. */
const many = 2000;

describe('what SQLite knows of its tables', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openSqlite(copySqlite);
  });
  afterAll(() => test.close());

  const fill = (columnsOf: (number: number) => Partial<Parameters<typeof caseRow>[1]>) =>
    test.database.write(async (tx) => {
      await rows(tx, 'case').createQueryBuilder().delete().execute();
      for (let first = 0; first < many; first += 20) {
        const numbers = Array.from({ length: 20 }, (_, nth) => first + nth);
        await insertRows(
          tx,
          'case',
          numbers.map((number) => caseRow(`GC-${number}`, columnsOf(number))),
        );
      }
    });
  const indexUsed = async (): Promise<string> => {
    const plan = await test.database.read.query<readonly { readonly detail: string }[]>(`EXPLAIN QUERY PLAN ${found}`);
    return /INDEX (\w+)/.exec(plan[0]?.detail ?? '')?.[1] ?? '';
  };

  it('is what its connection for reading chooses the index by, now and after the rows have changed', async () => {
    await fill((number) => ({ region: '530100', tendererId: `tenderer-${number}` }));
    await test.database.gatherStatistics();
    expect(await indexUsed()).toMatch(/tenderer/);
    await fill((number) => ({ region: `53${1000 + number}`, tendererId: 'one' }));
    await test.database.gatherStatistics();
    expect(await indexUsed()).toMatch(/region/);
  });

  it('is how many rows there are of one kind, and not how many were looked at', async () => {
    await fill(() => ({ region: '530100', closing: null }));
    await test.database.gatherStatistics();
    const [of] = await test.database.read.query<readonly { readonly stat: string }[]>(
      "SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_case_file_closing_definition_id'",
    );
    expect(of?.stat).toBe(`${many} ${many} ${many}`);
  });
});
