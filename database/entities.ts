import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { columnName, columnValues } from './column-values';
import { tables } from './tables';
import type { Column, Dialect, Table } from './tables/table';

/** Case events and forms may be longer than MySQL's TEXT of 64 KB. */
const jsonType = (dialect: Dialect) => (dialect === 'mysql' ? 'longtext' : 'text');

function columnOptions(name: string, column: Column, dialect: Dialect): EntitySchemaColumnOptions {
  const base = { name: columnName(name), nullable: column.nullable ?? false, primary: column.primary ?? false };
  switch (column.kind) {
    case 'text':
      return { ...base, type: 'varchar', length: column.length ?? 64 };
    case 'json':
      return { ...base, type: jsonType(dialect), transformer: columnValues.json };
    case 'integer':
      return { ...base, type: dialect === 'mysql' ? 'int' : 'integer' };
    case 'long':
      return { ...base, type: 'bigint', transformer: columnValues.long };
    case 'boolean':
      return { ...base, type: dialect === 'mysql' ? 'tinyint' : 'boolean', transformer: columnValues.boolean };
    case 'counter':
      return { ...base, type: dialect === 'mysql' ? 'int' : 'integer', generated: 'increment' };
  }
}

function schemaOf<Row extends object>(table: Table<Row>, dialect: Dialect): EntitySchema<Row> {
  const columns = Object.fromEntries(
    Object.entries<Column>(table.columns).map(([name, column]) => [name, columnOptions(name, column, dialect)]),
  );
  // names in MySQL have 64 letters
  const named = (columnsOf: readonly string[], prefix: string) =>
    `${prefix}_${table.name}_${columnsOf.map(columnName).join('_')}`.slice(0, 64);
  const options = {
    name: table.name,
    tableName: table.name,
    columns: columns as never, // the column names of Row, which TypeORM's type cannot express
    indices: [
      ...(table.unique ?? []).map((on) => ({ name: named(on, 'ux'), columns: [...on], unique: true })),
      ...(table.indices ?? []).map((on) => ({ name: named(on, 'ix'), columns: [...on] })),
    ],
  };
  return new EntitySchema<Row>(options);
}

/** The entities of every table, as the dialect wants them. */
export const entitiesFor = (dialect: Dialect): EntitySchema[] =>
  Object.values(tables).map((table) => schemaOf(table as Table<Record<string, unknown>>, dialect) as EntitySchema);
