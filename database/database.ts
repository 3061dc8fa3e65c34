import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DataSource, type EntityManager, type FindOptionsWhere, type Repository } from 'typeorm';
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
import { Search1764200000101 } from './migrations/1764200000101-search';
import { Sealings1764200000111 } from './migrations/1764200000111-sealings';
import { FirstPasswords1764200000121 } from './migrations/1764200000121-first-passwords';
import { NaturalLogins1764200000122 } from './migrations/1764200000122-natural-logins';
import { Attendance1764200000126 } from './migrations/1764200000126-attendance';
import { ExpertDraws1764200000131 } from './migrations/1764200000131-expert-draws';
import { Ledger1764200000141 } from './migrations/1764200000141-ledger';
import { Deposits1764200000142 } from './migrations/1764200000142-deposits';
import { EntryOrigins1764200000151 } from './migrations/1764200000151-entry-origins';
import { TenderDocuments1764200000161 } from './migrations/1764200000161-tender-documents';
import { Papers1764200000171 } from './migrations/1764200000171-papers';
import { ExpertCases1764200000181 } from './migrations/1764200000181-expert-cases';
import { ExchangedExperts1764200000182 } from './migrations/1764200000182-exchanged-experts';
import { EvaluationSeats1764200000183 } from './migrations/1764200000183-evaluation-seats';
import { ClaimedTasks1764200000191 } from './migrations/1764200000191-claimed-tasks';
import { PriceCorrections1764200000192 } from './migrations/1764200000192-price-corrections';
import { SentRequests1764200000200 } from './migrations/1764200000200-sent-requests';
import { SetBacks1764200000215 } from './migrations/1764200000215-set-backs';
import { plainRepository } from './plain-statements';
import { isBusy, sqliteWriter, type WritingConnection } from './sqlite-writer';
import { tables, type Rows, type TableName } from './tables';
import type { Dialect } from './tables/table';

/** Where the rows live. */
export type DatabasePlace =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'mysql'; readonly url: string };

/** The SQL side of the platform. */
export interface Database {
  readonly dialect: Dialect;
  /** For reading: never sees a transaction that is not committed. */
  readonly read: EntityManager;
  /**
   * Runs one transaction. On SQLite they run one after the other in this process, under the write lock, and those that
   * wait together are committed together; on MySQL a deadlock is tried again, so the work may run more than once and must
   * not leave the database.
   */
  write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  migrate(): Promise<void>;
  /**
   * Has SQLite look at how many rows the tables hold and how their values are spread: by that it chooses the index of a
   * question. MySQL and MariaDB do so by themselves.
   */
  gatherStatistics(): Promise<void>;
  close(): Promise<void>;
}

const repositories = new WeakMap<EntityManager, Map<TableName, unknown>>();

/** The rows of a table, typed. */
export function rows<K extends TableName>(manager: EntityManager, table: K): Repository<Rows[K]> {
  const ofManager = repositories.get(manager) ?? new Map<TableName, unknown>();
  repositories.set(manager, ofManager);
  const found = ofManager.get(table) as Repository<Rows[K]> | undefined; // kept under the name of the table
  if (found) return found;
  const made = plainRepository(manager, table, manager.getRepository<Rows[K]>(tables[table].name));
  ofManager.set(table, made);
  return made;
}

/** Inserts whole rows in one statement. TypeORM's partial type cannot express columns that hold any JSON. */
export const insertRows = async <K extends TableName>(
  tx: EntityManager,
  table: K,
  inserted: readonly Rows[K][],
): Promise<void> => {
  await (rows(tx, table) as Repository<object>).insert([...inserted]);
};

/** Inserts a whole row. */
export const insertRow = <K extends TableName>(tx: EntityManager, table: K, row: Rows[K]): Promise<void> =>
  insertRows(tx, table, [row]);

/**
 * Changes columns of rows. TypeORM's partial type cannot express columns that hold any JSON.
 * @returns how many rows fitted
 */
export async function changeRows<K extends TableName>(
  tx: EntityManager,
  table: K,
  where: FindOptionsWhere<Rows[K]>,
  changed: Partial<Rows[K]>,
): Promise<number> {
  const { affected } = await (rows(tx, table) as Repository<object>).update(where, changed);
  return affected ?? 0;
}

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
  Search1764200000101,
  Sealings1764200000111,
  FirstPasswords1764200000121,
  NaturalLogins1764200000122,
  Attendance1764200000126,
  ExpertDraws1764200000131,
  Ledger1764200000141,
  Deposits1764200000142,
  EntryOrigins1764200000151,
  TenderDocuments1764200000161,
  Papers1764200000171,
  ExpertCases1764200000181,
  ExchangedExperts1764200000182,
  EvaluationSeats1764200000183,
  ClaimedTasks1764200000191,
  PriceCorrections1764200000192,
  SentRequests1764200000200,
  SetBacks1764200000215,
];

/** Opens the database; call `migrate` before its first use. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  return place.kind === 'mysql' ? openMysql(place.url) : openSqlite(place.file);
}

/** SQLite's own connection, as its driver hands it over. */
interface SqliteConnection extends WritingConnection {
  pragma?: (text: string) => unknown;
}

/** Real milliseconds for which a connection waits by itself, blocking its process, while another one has the lock. */
const waitsMs = 10_000;

/**
 * So many rows of each index are looked at: the tables may be large, and nothing else is done meanwhile. With a limit
 * SQLite takes the largest group it saw for the size of every group, so it has to see more than some.
 */
const rowsLookedAt = 100_000;

async function connectSqlite(file: string): Promise<{ source: DataSource; connection: SqliteConnection }> {
  let connection: SqliteConnection | undefined;
  const source = new DataSource({
    type: 'better-sqlite3',
    driver: await import('libsql').then((module) => module.default),
    database: file,
    entities: entitiesFor('sqlite'),
    migrations,
    migrationsTransactionMode: 'each',
    statementCacheSize: 500,
    prepareDatabase: (opened: SqliteConnection) => {
      opened.exec(`PRAGMA busy_timeout = ${waitsMs}`);
      opened.exec('PRAGMA journal_mode = WAL');
      // a receipt is a promise: what was committed outlives a loss of power
      opened.exec('PRAGMA synchronous = FULL');
      opened.exec(`PRAGMA analysis_limit = ${rowsLookedAt}`);
      connection = opened;
    },
  });
  await source.initialize();
  if (!connection) throw new Error(`The driver has not opened ${file}`);
  return { source, connection };
}

/** What one connection has gathered another reads when it is told to; while somebody else writes, the next time. */
function knowStatistics(connection: SqliteConnection): void {
  connection.exec('PRAGMA busy_timeout = 0');
  try {
    connection.exec('ANALYZE sqlite_schema');
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    connection.exec(`PRAGMA busy_timeout = ${waitsMs}`);
  }
}

async function openSqlite(file: string): Promise<Database> {
  mkdirSync(path.dirname(file), { recursive: true });
  const { source, connection } = await connectSqlite(file);
  const { source: reader, connection: readingConnection } = await connectSqlite(file);
  const writer = sqliteWriter(connection, source.manager);
  connection.exec('PRAGMA busy_timeout = 0');
  // not `PRAGMA optimize`: SQLite 3.45 looks at those tables alone that this very connection has searched
  const gather = async (...analyses: readonly string[]): Promise<void> => {
    for (const analysis of analyses) await writer.write((tx) => tx.query(analysis));
    knowStatistics(readingConnection);
  };
  return {
    // one table after the other, so that others who write get their turn
    gatherStatistics: () => gather(...Object.values(tables).map(({ name }) => `ANALYZE ${name}`)),
    dialect: 'sqlite',
    read: reader.manager,
    write: (work) => writer.write(work),
    migrate: async () => {
      connection.exec(`PRAGMA busy_timeout = ${waitsMs}`);
      const done = await source.runMigrations();
      connection.exec('PRAGMA busy_timeout = 0');
      if (done.length > 0) await gather('ANALYZE');
    },
    close: async () => {
      await writer.idle();
      await reader.destroy();
      await source.destroy();
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
    gatherStatistics: () => Promise.resolve(),
    close: () => source.destroy(),
  };
}
