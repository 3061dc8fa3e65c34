import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { openDatabase, type Database, type DatabasePlace } from '../../database/database';

/** A migrated database of its own for one test file; `close` removes it. */
export interface TestDatabase {
  readonly database: Database;
  /** Where it is, for others to open it too. */
  readonly place: DatabasePlace;
  close(): Promise<void>;
}

/** An empty SQLite file of its own. */
export async function openSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'platform-db-'));
  const place: DatabasePlace = { kind: 'sqlite', file: path.join(folder, 'platform.db') };
  const database = await openDatabase(place);
  await database.migrate();
  return {
    database,
    place,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An empty database of its own on that server (`mysql://user@host:port`). */
export async function openMariadb(server: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const connection = await createConnection(server);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const place: DatabasePlace = { kind: 'mysql', url: `${server}/${name}` };
  const database = await openDatabase(place);
  await database.migrate();
  return {
    database,
    place,
    async close() {
      await database.close();
      await connection.query(`DROP DATABASE ${name}`);
      await connection.end();
    },
  };
}

const mariadbUrl = process.env['MARIADB_URL'];

/** The databases that every suite over rows runs on; MariaDB only where this run has one. */
export const testDatabases: readonly (readonly [name: string, open: () => Promise<TestDatabase>])[] = [
  ['SQLite', openSqlite],
  ...(mariadbUrl === undefined ? [] : [['MariaDB', () => openMariadb(mariadbUrl)] as const]),
];
