import { EntitySchema, type EntitySchemaColumnOptions, type ValueTransformer } from 'typeorm';
import { tables, type Column, type Dialect, type Table } from './tables';

/** Case events and forms may be longer than MySQL's TEXT of 64 KB. */
const jsonType = (dialect: Dialect) => (dialect === 'mysql' ? 'longtext' : 'text');

const asJson: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
};
/** Whole numbers above 2³¹ (sizes of files); MySQL's driver hands them over as text. */
const asNumber: ValueTransformer = { to: (value: unknown) => value, from: (value: unknown) => Number(value) };
const asFlag: ValueTransformer = { to: (value: unknown) => value, from: (value: unknown) => Boolean(value) };

/** Column names of SQL: `caseId` → `case_id`. */
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function columnOptions(name: string, column: Column, dialect: Dialect): EntitySchemaColumnOptions {
  const base = { name: snake(name), nullable: column.nullable ?? false, primary: column.primary ?? false };
  switch (column.kind) {
    case 'text':
      return { ...base, type: 'varchar', length: column.length ?? 64 };
    case 'json':
      return { ...base, type: jsonType(dialect), transformer: asJson };
    case 'integer':
      return { ...base, type: dialect === 'mysql' ? 'int' : 'integer' };
    case 'long':
      return { ...base, type: 'bigint', transformer: asNumber };
    case 'boolean':
      return { ...base, type: dialect === 'mysql' ? 'tinyint' : 'boolean', transformer: asFlag };
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
    `${prefix}_${table.name}_${columnsOf.map(snake).join('_')}`.slice(0, 64);
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
