import plan from './1764000000000-initial.json';
import { Table, TableIndex, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

type Kind = 'text' | 'json' | 'integer' | 'boolean' | 'counter' | 'long';
interface ColumnPlan {
  readonly name: string;
  readonly kind: Kind;
  readonly length?: number;
  readonly nullable?: boolean;
  readonly primary?: boolean;
}
interface TablePlan {
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
async function createTables(runner: QueryRunner, plan: readonly TablePlan[]): Promise<void> {
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

/** The first tables. */
export class Initial1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plan as readonly TablePlan[]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...plan].reverse()) await runner.dropTable(name);
  }
}
