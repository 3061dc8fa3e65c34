import { copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RowDataPacket } from 'mysql2';
import { createConnection, type Connection } from 'mysql2/promise';
import { openDatabase } from '../../database/database';

/** The file of that name, made when it is not there, for all test files of the run; `undefined` outside of one. */
async function made(name: string, make: (file: string) => Promise<void>): Promise<string | undefined> {
  const place = process.env['MIGRATED'];
  if (place === undefined) return undefined;
  const file = path.join(place, name);
  if (existsSync(file)) return file;
  // two processes may both make it, and either is as good
  const aside = `${file}.${process.pid}`;
  await make(aside);
  renameSync(aside, file);
  return file;
}

async function migrateSqlite(file: string): Promise<void> {
  const database = await openDatabase({ kind: 'sqlite', file });
  await database.migrate();
  // closing leaves the rows in the file beside it, which is not copied
  await database.read.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await database.close();
}

/** What a statement answers, in its last column. */
async function asked(connection: Connection, statement: string): Promise<string[]> {
  const [found] = await connection.query<RowDataPacket[]>(statement);
  return found.map((row) => String(Object.values(row).at(-1)));
}

/**
 * Writes down the statements that make the tables and triggers of a migrated database in another one, with what they
 * hold.
 */
async function migrateMariadb(server: string, file: string): Promise<void> {
  const name = `migrated_${process.pid}`;
  const connection = await createConnection(server);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const database = await openDatabase({ kind: 'mysql', url: `${server}/${name}` });
  await database.migrate();
  await database.close();
  await connection.query(`USE ${name}`);
  const statements: string[] = [];
  for (const table of await asked(connection, 'SHOW TABLES')) {
    statements.push(...(await asked(connection, `SHOW CREATE TABLE \`${table}\``)));
    const [count] = await asked(connection, `SELECT COUNT(*) FROM \`${table}\``);
    if (count !== '0') statements.push(`INSERT INTO \`${table}\` SELECT * FROM \`${name}\`.\`${table}\``);
  }
  const triggers = 'SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()';
  for (const trigger of await asked(connection, triggers)) {
    const [[made]] = await connection.query<RowDataPacket[]>(`SHOW CREATE TRIGGER \`${trigger}\``);
    statements.push(String(made?.['SQL Original Statement']));
  }
  await connection.end();
  writeFileSync(file, statements.join(';\n'));
}

/** Puts a SQLite file there that is migrated. */
export async function copySqlite(file: string): Promise<void> {
  const from = await made('platform.db', migrateSqlite);
  if (from !== undefined) copyFileSync(from, file);
}

/** Makes the tables in the empty database of that server that `connection` (with `multipleStatements`) uses. */
export async function copyMariadb(server: string, connection: Connection): Promise<void> {
  const from = await made('mariadb.sql', (file) => migrateMariadb(server, file));
  if (from !== undefined) await connection.query(await readFile(from, 'utf8'));
}
