import { openDatabase } from '../../database/database';
import type { TestDatabase } from './databases';

/** How the database would look for that: the names of the indices it uses are in the answer. */
export async function explain(test: TestDatabase, sql: string, parameters: readonly unknown[]): Promise<string> {
  // an explanation that is not read to its end would keep a connection to SQLite at its present view of the rows
  const database = await openDatabase(test.place);
  try {
    const word = database.dialect === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
    return JSON.stringify(await database.read.query(`${word} ${sql}`, [...parameters]));
  } finally {
    await database.close();
  }
}
