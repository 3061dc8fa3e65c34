import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

/** The values of a row in the order in which its columns were asked for, as the driver hands them over. */
export type Cells = readonly unknown[];

/** Statements as the driver of a database runs them, in the transaction of a manager where it has one. */
interface Statements {
  /** @throws QueryFailedError */
  select(sql: string, parameters: readonly unknown[], names: readonly string[]): Promise<Cells[]>;
  /** The first row of a SELECT that has one at most. @throws QueryFailedError */
  first(sql: string, parameters: readonly unknown[], names: readonly string[]): Promise<Cells | undefined>;
  /** How many rows were changed. @throws QueryFailedError */
  change(sql: string, parameters: readonly unknown[]): Promise<number>;
}

/** A statement that SQLite has prepared; it answers at once. */
interface Prepared {
  raw(on: boolean): void;
  all(parameters: readonly unknown[]): Cells[];
  /** The first row; the statement is over with it. */
  get(parameters: readonly unknown[]): Cells | undefined;
  run(parameters: readonly unknown[]): { readonly changes: number };
}

interface PreparingConnection {
  prepare(sql: string): Prepared;
}

/** So many prepared statements are kept for a connection; the oldest make room. */
const mostPrepared = 500;

/** Straight to the connection: what TypeORM does around each statement costs more than SQLite needs for it. */
function onSqlite(connection: PreparingConnection): Statements {
  const kept = new Map<string, Prepared>();

  const prepared = (sql: string, isRead: boolean): Prepared => {
    const known = kept.get(sql);
    if (known) return known;
    const made = connection.prepare(sql);
    if (isRead) made.raw(true);
    kept.set(sql, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostPrepared) break;
      kept.delete(oldest);
    }
    return made;
  };

  const run = <T>(sql: string, parameters: readonly unknown[], work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      try {
        resolve(work());
      } catch (error) {
        reject(error instanceof Error ? new QueryFailedError(sql, [...parameters], error) : new Error(String(error)));
      }
    });

  return {
    select: (sql, parameters) => run(sql, parameters, () => prepared(sql, true).all(parameters)),
    first: (sql, parameters) => run(sql, parameters, () => prepared(sql, true).get(parameters)),
    change: (sql, parameters) => run(sql, parameters, () => prepared(sql, false).run(parameters).changes),
  };
}

/** Through TypeORM, which knows the connection of the transaction and the pool of the others. */
function throughTypeOrm(manager: EntityManager): Statements {
  const select: Statements['select'] = async (sql, parameters, names) => {
    const found = await manager.query<Readonly<Record<string, unknown>>[]>(sql, [...parameters]);
    return found.map((row) => names.map((name) => row[name]));
  };
  return {
    select,
    first: async (sql, parameters, names) => (await select(sql, parameters, names))[0],
    async change(sql, parameters) {
      const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
      try {
        const result = await runner.query(sql, [...parameters], true);
        return result.affected ?? 0;
      } finally {
        if (!manager.queryRunner) await runner.release();
      }
    },
  };
}

const ofSource = new WeakMap<DataSource, Statements>();

/** How the statements of a manager are run. */
export function statementsOf(manager: EntityManager): Statements {
  const source = manager.dataSource;
  if (source.options.type !== 'better-sqlite3') return throughTypeOrm(manager);
  const known = ofSource.get(source);
  if (known) return known;
  // the one connection of this source: its transactions are begun there too
  const { databaseConnection } = source.driver as unknown as { readonly databaseConnection: PreparingConnection };
  const made = onSqlite(databaseConnection);
  ofSource.set(source, made);
  return made;
}
