import { insertRows, rows } from '../../database/database';
import { openSqlite, type TestDatabase } from '../support/databases';
import { copySqlite } from '../support/migrated';
import { caseRow } from '../support/rows';

const found = "SELECT id FROM case_file WHERE region = '530100' AND tenderer_id = 'one'";

describe('what SQLite knows of its tables', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openSqlite(copySqlite);
  });
  afterAll(() => test.close());

  const fill = (columnsOf: (number: number) => Partial<Parameters<typeof caseRow>[1]>) =>
    test.database.write(async (tx) => {
      await rows(tx, 'case').createQueryBuilder().delete().execute();
      for (let number = 0; number < 400; number += 1) {
        await insertRows(tx, 'case', [caseRow(`GC-${number}`, columnsOf(number))]);
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

  it('is looked at in little time however many rows there are', async () => {
    const [limit] =
      await test.database.read.query<readonly { readonly analysis_limit: number }[]>('PRAGMA analysis_limit');
    expect(limit?.analysis_limit).toBe(1000);
  });
});
