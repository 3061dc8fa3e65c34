import { InstanceChecker, type DataSource, type EntityManager, type Repository } from 'typeorm';
import { columnName, columnValues, type ColumnValues } from './column-values';
import { statementsOf, type Cells } from './statements';
import { tables, type Rows, type TableName } from './tables';
import type { Column } from './tables/table';

/** A column as statements name it and as its values travel. */
interface PlainColumn {
  readonly property: string;
  /** Its name between the quotes of the dialect. */
  readonly sql: string;
  readonly values: ColumnValues;
  /** Whether a row can be found by it: what is kept as JSON is never compared. */
  readonly isComparable: boolean;
}

interface PlainTable {
  readonly sql: string;
  readonly columns: ReadonlyMap<string, PlainColumn>;
  /** All of its columns, for a SELECT, and their names in the database. */
  readonly selected: string;
  readonly names: readonly string[];
}

/** Part of a statement, and its parameters in order. */
interface Written {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

type Values = Readonly<Record<string, unknown>>;

const known = new WeakMap<DataSource, Map<TableName, PlainTable>>();

/** How a table is written in the dialect of a database. */
function plainTable(source: DataSource, name: TableName): PlainTable {
  const ofSource = known.get(source) ?? new Map<TableName, PlainTable>();
  known.set(source, ofSource);
  const found = ofSource.get(name);
  if (found) return found;
  const table = tables[name];
  const columns = Object.entries<Column>(table.columns).map(([property, { kind }]): PlainColumn => {
    const sql = source.driver.escape(columnName(property));
    return { property, sql, values: columnValues[kind], isComparable: kind !== 'json' };
  });
  const made: PlainTable = {
    sql: source.driver.escape(table.name),
    columns: new Map(columns.map((column) => [column.property, column])),
    selected: columns.map((column) => column.sql).join(', '),
    names: columns.map(({ property }) => columnName(property)),
  };
  ofSource.set(name, made);
  return made;
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
const asParameter = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The values of `In([…])`; undefined of anything else. */
function listed(value: unknown): readonly unknown[] | undefined {
  if (!InstanceChecker.isFindOperator(value) || value.type !== 'in') return undefined;
  const list: unknown = value.value;
  return Array.isArray(list) && list.length > 0 && list.every(isScalar) ? list : undefined;
}

const comparisons: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanOrEqual: '<=',
  moreThan: '>',
  moreThanOrEqual: '>=',
};

/** One test of a column; undefined of what is left to TypeORM. */
function writeTest(sql: string, value: unknown): Written | undefined {
  if (isScalar(value)) return { sql: `${sql} = ?`, parameters: [asParameter(value)] };
  const list = listed(value);
  if (list) return { sql: `${sql} IN (${list.map(() => '?').join(', ')})`, parameters: list.map(asParameter) };
  if (!InstanceChecker.isFindOperator(value)) return undefined;
  if (value.type === 'isNull') return { sql: `${sql} IS NULL`, parameters: [] };
  const comparison = comparisons[value.type];
  const bound: unknown = value.value;
  return comparison !== undefined && isScalar(bound)
    ? { sql: `${sql} ${comparison} ?`, parameters: [asParameter(bound)] }
    : undefined;
}

/** Tests of columns joined by AND; undefined of what is left to TypeORM. */
function writeTests(table: PlainTable, where: unknown): Written | undefined {
  if (!isObject(where)) return undefined;
  const tests: string[] = [];
  const parameters: unknown[] = [];
  for (const [property, value] of Object.entries(where)) {
    const column = table.columns.get(property);
    const test = column?.isComparable ? writeTest(column.sql, value) : undefined;
    if (!test) return undefined;
    tests.push(test.sql);
    parameters.push(...test.parameters);
  }
  return tests.length === 0 ? undefined : { sql: tests.join(' AND '), parameters };
}

/** Tests joined by AND, of which a list is joined by OR; undefined of everything else, which is left to TypeORM. */
function writeWhere(table: PlainTable, where: unknown): Written | undefined {
  const alternatives: unknown[] = Array.isArray(where) ? where : [where];
  const written: Written[] = [];
  for (const one of alternatives) {
    const tests = writeTests(table, one);
    if (!tests) return undefined;
    written.push(tests);
  }
  if (written.length === 0) return undefined;
  return {
    sql: ` WHERE ${written.map(({ sql }) => `(${sql})`).join(' OR ')}`,
    parameters: written.flatMap(({ parameters }) => parameters),
  };
}

function writeOrder(table: PlainTable, order: unknown): string | undefined {
  if (order === undefined) return '';
  if (!isObject(order)) return undefined;
  const parts = Object.entries(order).map(([property, direction]) => {
    const column = table.columns.get(property);
    return column && (direction === 'ASC' || direction === 'DESC') ? `${column.sql} ${direction}` : undefined;
  });
  return parts.includes(undefined) ? undefined : ` ORDER BY ${parts.join(', ')}`;
}

/** The values to write, by column; undefined when one is not a plain value. What is undefined is not written. */
function writeValues(table: PlainTable, values: unknown): { column: PlainColumn; parameter: unknown }[] | undefined {
  if (!isObject(values)) return undefined;
  const written: { column: PlainColumn; parameter: unknown }[] = [];
  for (const [property, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const column = table.columns.get(property);
    if (!column || typeof value === 'function') return undefined;
    written.push({ column, parameter: asParameter(column.values.to(value)) });
  }
  return written.length === 0 ? undefined : written;
}

const readers = ['where', 'order', 'take'];

/** A SELECT of whole rows; undefined when it needs more than that. */
function writeSelect(table: PlainTable, options: unknown): Written | undefined {
  if (!isObject(options) || Object.keys(options).some((name) => !readers.includes(name))) return undefined;
  const where = writeWhere(table, options['where']);
  const order = writeOrder(table, options['order']);
  const { take } = options;
  if (!where || order === undefined || !(take === undefined || typeof take === 'number')) return undefined;
  const limit = take === undefined ? '' : ` LIMIT ${take}`;
  return {
    sql: `SELECT ${table.selected} FROM ${table.sql}${where.sql}${order}${limit}`,
    parameters: where.parameters,
  };
}

function writeInsert(table: PlainTable, inserted: unknown, into = 'INSERT INTO'): Written | undefined {
  const all: unknown[] = Array.isArray(inserted) ? inserted : [inserted];
  const written = all.map((row) => writeValues(table, row));
  const [first] = written;
  if (!first) return undefined;
  const names = first.map(({ column }) => column.sql).join(', ');
  const parameters: unknown[] = [];
  for (const row of written) {
    if (row?.map(({ column }) => column.sql).join(', ') !== names) return undefined;
    parameters.push(...row.map(({ parameter }) => parameter));
  }
  const places = `(${first.map(() => '?').join(', ')})`;
  return {
    sql: `${into} ${table.sql} (${names}) VALUES ${written.map(() => places).join(', ')}`,
    parameters,
  };
}

function writeUpdate(table: PlainTable, criteria: unknown, values: unknown): Written | undefined {
  const where = writeWhere(table, criteria);
  const set = writeValues(table, values);
  if (!where || !set) return undefined;
  const assigned = set.map(({ column }) => `${column.sql} = ?`).join(', ');
  return {
    sql: `UPDATE ${table.sql} SET ${assigned}${where.sql}`,
    parameters: [...set.map(({ parameter }) => parameter), ...where.parameters],
  };
}

/** Runs a statement in the transaction of the manager, and tells how many rows it changed. */
const change = (manager: EntityManager, { sql, parameters }: Written): Promise<number> =>
  statementsOf(manager).change(sql, parameters);

const ignoring: Readonly<Partial<Record<string, string>>> = { mysql: 'INSERT IGNORE INTO' };

/**
 * Inserts a whole row, unless there is one with the same key; that one stays as it is.
 * @returns whether the row was inserted
 */
export async function insertUnlessThere<K extends TableName>(
  manager: EntityManager,
  name: K,
  row: Rows[K],
): Promise<boolean> {
  const source = manager.dataSource;
  const written = writeInsert(plainTable(source, name), row, ignoring[source.options.type] ?? 'INSERT OR IGNORE INTO');
  if (!written) throw new TypeError(`A row of ${name} holds something else than plain values`);
  return (await change(manager, written)) > 0;
}

/**
 * Inserts whole rows; of one that is there with the same `key`, the columns of `changed` become what the new one says.
 * Both are properties of the row, and the key is unique.
 */
export async function insertOrChange<K extends TableName>(
  manager: EntityManager,
  name: K,
  inserted: readonly Rows[K][],
  { key, changed }: { readonly key: readonly (keyof Rows[K])[]; readonly changed: readonly (keyof Rows[K])[] },
): Promise<void> {
  const source = manager.dataSource;
  const table = plainTable(source, name);
  const written = writeInsert(table, inserted);
  if (!written) throw new TypeError(`A row of ${name} holds something else than plain values`);
  const sqlOf = (properties: readonly (keyof Rows[K])[]) =>
    properties.map((property) => table.columns.get(String(property))?.sql ?? '');
  const isMysql = source.options.type === 'mysql';
  const assigned = sqlOf(changed).map((sql) => `${sql} = ${isMysql ? `VALUES(${sql})` : `excluded.${sql}`}`);
  const conflict = isMysql ? 'ON DUPLICATE KEY UPDATE' : `ON CONFLICT (${sqlOf(key).join(', ')}) DO UPDATE SET`;
  await change(manager, { ...written, sql: `${written.sql} ${conflict} ${assigned.join(', ')}` });
}

/**
 * The rows of a table with its simple statements (comparisons, lists, whole rows, plain values) written straight away:
 * TypeORM builds each of them anew through its query builder, which costs several times what the database needs for it.
 * Everything else is TypeORM's own, and both mean the same.
 */
export function plainRepository<K extends TableName>(
  manager: EntityManager,
  name: K,
  own: Repository<Rows[K]>,
): Repository<Rows[K]> {
  const table = plainTable(manager.dataSource, name);
  const columns = [...table.columns.values()];
  const rowOf = (cells: Cells): Rows[K] => {
    const row: Record<string, unknown> = {};
    columns.forEach(({ property, values }, index) => (row[property] = values.from(cells[index])));
    return row as unknown as Rows[K]; // the columns are those of the row
  };
  const select = async ({ sql, parameters }: Written): Promise<Rows[K][]> =>
    (await statementsOf(manager).select(sql, parameters, table.names)).map(rowOf);
  const first = async ({ sql, parameters }: Written): Promise<Rows[K] | null> => {
    const cells = await statementsOf(manager).first(sql, parameters, table.names);
    return cells ? rowOf(cells) : null;
  };

  const plain: Pick<
    Repository<Rows[K]>,
    'find' | 'findBy' | 'findOne' | 'findOneBy' | 'findOneByOrFail' | 'existsBy' | 'insert' | 'update' | 'delete'
  > = {
    async find(options) {
      const written = writeSelect(table, options);
      return written ? select(written) : own.find(options);
    },
    async findBy(where) {
      const written = writeSelect(table, { where });
      return written ? select(written) : own.findBy(where);
    },
    async findOne(options) {
      const written = writeSelect(table, { ...options, take: 1 });
      return written ? first(written) : own.findOne(options);
    },
    async findOneBy(where) {
      const written = writeSelect(table, { where, take: 1 });
      return written ? first(written) : own.findOneBy(where);
    },
    async findOneByOrFail(where) {
      // it is TypeORM that says what was not found
      return (await plain.findOneBy(where)) ?? own.findOneByOrFail(where);
    },
    async existsBy(where) {
      const written = writeWhere(table, where);
      if (!written) return own.existsBy(where);
      const sql = `SELECT 1 FROM ${table.sql}${written.sql} LIMIT 1`;
      return (await statementsOf(manager).first(sql, written.parameters, [])) !== undefined;
    },
    async insert(inserted) {
      const written = writeInsert(table, inserted);
      if (!written) return own.insert(inserted);
      await change(manager, written);
      return { identifiers: [], generatedMaps: [], raw: undefined };
    },
    async update(criteria, values) {
      const written = writeUpdate(table, criteria, values);
      if (!written) return own.update(criteria, values);
      return { affected: await change(manager, written), generatedMaps: [], raw: undefined };
    },
    async delete(criteria) {
      const where = writeWhere(table, criteria);
      if (!where) return own.delete(criteria);
      const sql = `DELETE FROM ${table.sql}${where.sql}`;
      return { affected: await change(manager, { sql, parameters: where.parameters }), raw: undefined };
    },
  };
  return Object.assign(Object.create(own) as Repository<Rows[K]>, plain);
}
