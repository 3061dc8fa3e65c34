import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { createConnection, type Connection } from 'mysql2/promise';
import { openDatabase, type Database, type DatabasePlace } from '../../database/database';
import { copyMariadb, copySqlite } from './migrated';

/** A migrated database of its own for one test file; `close` removes it. */
export interface TestDatabase {
  readonly database: Database;
  /** Where it is, for others to open it too. */
  readonly place: DatabasePlace;
  close(): Promise<void>;
}

/** A SQLite file of its own without rows; `prepare` may put there beforehand what the migrations would make. */
export async function openSqlite(
  prepare: (file: string) => Promise<void> = () => Promise.resolve(),
): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'platform-db-'));
  const place: DatabasePlace = { kind: 'sqlite', file: path.join(folder, 'platform.db') };
  await prepare(place.file);
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

/** The same on that server (`mysql://user@host:port`), as a database of its own; `prepare` uses it already. */
export async function openMariadb(
  server: string,
  prepare: (connection: Connection) => Promise<void> = () => Promise.resolve(),
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const connection = await createConnection({ uri: server, multipleStatements: true });
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4; USE ${name}`);
  await prepare(connection);
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

type Kinds = readonly (readonly [name: string, open: () => Promise<TestDatabase>])[];

/** The databases that every suite over rows runs on; MariaDB only where this run has one. */
export const testDatabases: Kinds = [
  ['SQLite', () => openSqlite(copySqlite)],
  ...(mariadbUrl === undefined
    ? []
    : [['MariaDB', () => openMariadb(mariadbUrl, (connection) => copyMariadb(mariadbUrl, connection))] as const]),
];

/** The same, made by the migrations there and then: for suites about migrating. */
export const migratedDatabases: Kinds = [
  ['SQLite', () => openSqlite()],
  ...(mariadbUrl === undefined ? [] : [['MariaDB', () => openMariadb(mariadbUrl)] as const]),
];
