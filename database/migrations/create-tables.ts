import { Table, TableIndex, type QueryRunner, type TableColumnOptions } from 'typeorm';

type Kind = 'text' | 'json' | 'integer' | 'boolean' | 'counter' | 'long';
interface ColumnPlan {
  readonly name: string;
  readonly kind: Kind;
  readonly length?: number;
  readonly nullable?: boolean;
  readonly primary?: boolean;
}
/** A table as a migration creates it; frozen with the migration. */
export interface TablePlan {
  readonly name: string;
  readonly columns: readonly ColumnPlan[];
  readonly indices: readonly { readonly name: string; readonly columns: readonly string[]; readonly unique: boolean }[];
}

const typeOf = (kind: Kind, mysql: boolean): string =>
  ({
    text: 'varchar',
    json: mysql ? 'longtext' : 'text',
    integer: mysql ? 'int' : 'integer',
    boolean: mysql ? 'tinyint' : 'boolean',
    counter: mysql ? 'int' : 'integer',
    long: 'bigint',
  })[kind];

const columnOf = (column: ColumnPlan, mysql: boolean): TableColumnOptions => ({
  name: column.name,
  type: typeOf(column.kind, mysql),
  isNullable: column.nullable ?? false,
  isPrimary: column.primary ?? false,
  ...(column.kind === 'text' && { length: String(column.length ?? 64) }),
  ...(column.kind === 'counter' && { isGenerated: true, generationStrategy: 'increment' as const }),
});

/** Creates the tables of a plan; the same on SQLite and MySQL. */
export async function createTables(runner: QueryRunner, plan: readonly TablePlan[]): Promise<void> {
  const mysql = runner.dataSource.options.type === 'mysql';
  for (const { name, columns, indices } of plan) {
    await runner.createTable(new Table({ name, columns: columns.map((column) => columnOf(column, mysql)) }));
    for (const index of indices) {
      await runner.createIndex(
        name,
        new TableIndex({ name: index.name, columnNames: [...index.columns], isUnique: index.unique }),
      );
    }
  }
}

/** Drops the tables of a plan, the last first. */
export async function dropTables(runner: QueryRunner, plan: readonly TablePlan[]): Promise<void> {
  for (const { name } of [...plan].reverse()) await runner.dropTable(name);
}
