import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../database/database';
import { migratedDatabases, testDatabases, type TestDatabase } from '../support/databases';
import { copySqlite } from '../support/migrated';

const schema: Readonly<Record<string, string>> = {
  SQLite: "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
  MariaDB: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1',
};

it('a copied SQLite file holds the tables before anything migrates it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copied-'));
  const file = path.join(folder, 'platform.db');
  await copySqlite(file);
  const database = await openDatabase({ kind: 'sqlite', file });
  const [{ count } = { count: 0 }] = await database.read.query<{ count: number }[]>(
    'SELECT COUNT(*) AS count FROM migrations',
  );
  expect(count).toBeGreaterThan(30);
  await database.close();
  rmSync(folder, { recursive: true });
});

describe.each(testDatabases)('the tables that tests copy on %s', (kind, openCopy) => {
  const openMigrated = migratedDatabases.find(([name]) => name === kind)?.[1] ?? openCopy;

  /** Every table as the database describes it, and every row. */
  async function read({ database }: TestDatabase): Promise<unknown> {
    const query = (statement: string) => database.read.query<readonly { name: string; sql?: string }[]>(statement);
    const found = [];
    for (const { name, sql } of await query(schema[kind] ?? '')) {
      const isTable = sql?.startsWith('CREATE TABLE') ?? true;
      found.push({
        name,
        sql: sql ?? (await query(`SHOW CREATE TABLE \`${name}\``)),
        rows: isTable ? await query(`SELECT * FROM \`${name}\` ORDER BY 1`) : [],
      });
    }
    const triggers =
      'SELECT trigger_name AS name, action_statement AS `sql` FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY 1';
    return [...found, ...(kind === 'MariaDB' ? await query(triggers) : [])];
  }

  it('are those that the migrations make', async () => {
    const [copy, migrated] = [await openCopy(), await openMigrated()];
    try {
      const made = await read(migrated);
      expect(await read(copy)).toEqual(made);
      expect(JSON.stringify(made)).toContain('Initial1764000000000');
    } finally {
      await copy.close();
      await migrated.close();
    }
  });
});
