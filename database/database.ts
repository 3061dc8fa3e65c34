import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DataSource, type EntityManager, type Repository } from 'typeorm';
import { entitiesFor } from './entities';
import { Initial1764000000000 } from './migrations/1764000000000-initial';
import { CaseIndices1764100000000 } from './migrations/1764100000000-case-indices';
import { Outbox1764200000001 } from './migrations/1764200000001-outbox';
import { Pruning1764200000002 } from './migrations/1764200000002-pruning';
import { NoticeSearch1764200000021 } from './migrations/1764200000021-notice-search';
import { Uploads1764200000031 } from './migrations/1764200000031-uploads';
import { Messages1764200000041 } from './migrations/1764200000041-messages';
import { Histories1764200000051 } from './migrations/1764200000051-histories';
import { Exchange1764200000061 } from './migrations/1764200000061-exchange';
import { Proposals1764200000071 } from './migrations/1764200000071-proposals';
import { Audit1764200000081 } from './migrations/1764200000081-audit';
import { AccountProposals1764200000082 } from './migrations/1764200000082-account-proposals';
import { Absences1764200000083 } from './migrations/1764200000083-absences';
import { Requests1764200000091 } from './migrations/1764200000091-requests';
import { Counts1764200000092 } from './migrations/1764200000092-counts';
import { Views1764200000093 } from './migrations/1764200000093-views';
import { CountedRemits1764200000094 } from './migrations/1764200000094-counted-remits';
import { OldNotifications1764200000095 } from './migrations/1764200000095-old-notifications';
import { tables, type Dialect, type Rows, type TableName } from './tables';

/** Where the rows live. */
export type DatabasePlace =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'mysql'; readonly url: string };

/** The SQL side of the platform. */
export interface Database {
  readonly dialect: Dialect;
  /** For reading: never sees a transaction that is not committed. */
  readonly read: EntityManager;
  /**
   * Runs one transaction. On SQLite they run one after the other in this process and take the write lock at once; on
   * MySQL a deadlock is tried again, so the work may run more than once and must not leave the database.
   */
  write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/** The rows of a table, typed. */
export const rows = <K extends TableName>(manager: EntityManager, table: K): Repository<Rows[K]> =>
  manager.getRepository<Rows[K]>(tables[table].name);

/** Inserts whole rows in one statement. TypeORM's partial type cannot express columns that hold any JSON. */
export const insertRows = async <K extends TableName>(
  tx: EntityManager,
  table: K,
  inserted: readonly Rows[K][],
): Promise<void> => {
  await tx.getRepository<object>(tables[table].name).insert([...inserted]);
};

/** Inserts a whole row. */
export const insertRow = <K extends TableName>(tx: EntityManager, table: K, row: Rows[K]): Promise<void> =>
  insertRows(tx, table, [row]);

const migrations = [
  Initial1764000000000,
  CaseIndices1764100000000,
  Outbox1764200000001,
  Pruning1764200000002,
  NoticeSearch1764200000021,
  Uploads1764200000031,
  Messages1764200000041,
  Histories1764200000051,
  Exchange1764200000061,
  Proposals1764200000071,
  Audit1764200000081,
  AccountProposals1764200000082,
  Absences1764200000083,
  Requests1764200000091,
  Counts1764200000092,
  Views1764200000093,
  CountedRemits1764200000094,
  OldNotifications1764200000095,
];

/** Opens the database; call `migrate` before its first use. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  return place.kind === 'mysql' ? openMysql(place.url) : openSqlite(place.file);
}

async function openSqlite(file: string): Promise<Database> {
  mkdirSync(path.dirname(file), { recursive: true });
  const connect = async () => {
    const source = new DataSource({
      type: 'better-sqlite3',
      driver: await import('libsql').then((module) => module.default),
      database: file,
      entities: entitiesFor('sqlite'),
      migrations,
      migrationsTransactionMode: 'each',
      prepareDatabase: (connection: { pragma?: (text: string) => unknown; exec: (sql: string) => unknown }) => {
        connection.exec('PRAGMA busy_timeout = 10000');
        connection.exec('PRAGMA journal_mode = WAL');
        // a receipt is a promise: what was committed outlives a loss of power
        connection.exec('PRAGMA synchronous = FULL');
      },
    });
    return source.initialize();
  };
  const writer = await connect();
  const reader = await connect();
  let last: Promise<unknown> = Promise.resolve();
  const transact = async <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> => {
    const { manager } = writer;
    await manager.query('BEGIN IMMEDIATE');
    try {
      const result = await work(manager);
      await manager.query('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself when its disk is full or fails; what matters is why
      await manager.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
  return {
    dialect: 'sqlite',
    read: reader.manager,
    write: (work) => {
      const mine = last.then(
        () => transact(work),
        () => transact(work),
      );
      last = mine.catch(() => undefined);
      return mine;
    },
    migrate: async () => {
      await writer.runMigrations();
    },
    close: async () => {
      await last;
      await reader.destroy();
      await writer.destroy();
    },
  };
}

const retriesOnDeadlock = 10;
/** Those that ran into each other do not start again at the same moment. */
const apart = (attempt: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 15 * attempt));
const isDeadlock = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ER_LOCK_DEADLOCK' || error.code === 'ER_LOCK_WAIT_TIMEOUT' || error.code === 'ER_CHECKREAD');

async function openMysql(url: string): Promise<Database> {
  const source = await new DataSource({
    type: 'mysql',
    url,
    entities: entitiesFor('mysql'),
    migrations,
    migrationsTransactionMode: 'each',
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    poolSize: 16,
  }).initialize();
  return {
    dialect: 'mysql',
    read: source.manager,
    write: async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await source.transaction('READ COMMITTED', work);
        } catch (error) {
          if (attempt > retriesOnDeadlock || !isDeadlock(error)) throw error;
          await apart(attempt);
        }
      }
    },
    migrate: async () => {
      await source.runMigrations();
    },
    close: () => source.destroy(),
  };
}
