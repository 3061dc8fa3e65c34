import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { AppAbility, AppRule, Subject, Verb } from '../contract';
import { subjectColumns, type AccessColumn } from './subject-columns';

/** The parts of a WHERE, collecting parameters under names that no other part of the query uses. */
interface Writer {
  readonly alias: string;
  readonly columns: Readonly<Record<string, AccessColumn>>;
  readonly parameter: (value: unknown) => string;
}

const prefixOf = (pattern: unknown): string => {
  const match = typeof pattern === 'string' ? /^\^([A-Za-z0-9]*)$/.exec(pattern) : null;
  if (match?.[1] === undefined) throw new Error(`Not an anchored prefix: ${String(pattern)}`);
  return match[1];
};

const plain = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

/** A test of one SQL value that is never unknown: a null passes none, so that it can be negated. */
function testOf(sql: string, condition: unknown, { parameter }: Writer): string {
  if (typeof condition !== 'object') return `(${sql} IS NOT NULL AND ${sql} = ${parameter(plain(condition))})`;
  const operators = Object.entries(condition as Record<string, unknown>);
  const tests = operators.map(([operator, value]) => {
    if (operator === '$in' && Array.isArray(value)) {
      const list = value.map((one) => parameter(plain(one)));
      return list.length === 0 ? '1 = 0' : `(${sql} IS NOT NULL AND ${sql} IN (${list.join(', ')}))`;
    }
    if (operator === '$regex') return `(${sql} IS NOT NULL AND ${sql} LIKE ${parameter(`${prefixOf(value)}%`)})`;
    throw new Error(`No SQL for the operator ${operator}`);
  });
  return tests.length === 0 ? '1 = 0' : tests.join(' AND ');
}

function conditionOf(field: string, condition: unknown, writer: Writer): string {
  const column = Object.hasOwn(writer.columns, field) ? writer.columns[field] : undefined;
  if (!column) throw new Error(`No column for the field ${field} of a rule`);
  if ('property' in column) return testOf(`${writer.alias}.${column.property}`, condition, writer);
  const { table, ids, of, present } = column;
  const still = present === undefined ? '' : ` AND access_list.${present} IS NULL`;
  return (
    `EXISTS (SELECT 1 FROM ${table} access_list WHERE access_list.${of} = ${writer.alias}.id${still}` +
    ` AND ${testOf(`access_list.${ids}`, condition, writer)})`
  );
}

function ruleSql({ conditions }: Pick<AppRule, 'conditions'>, writer: Writer): string {
  const tests = Object.entries(conditions ?? {}).map(([field, condition]) => conditionOf(field, condition, writer));
  return tests.length === 0 ? '1 = 1' : tests.join(' AND ');
}

/**
 * Leaves in a query only the rows that `ability.can(verb, row)`: the rules of CASL as SQL, the last that fits decides.
 * Rules may use equality, `$in` and an anchored `$regex` on the fields of `subjectColumns`.
 * @throws Error for a rule that has no SQL
 */
export function accessibleBy<Row extends ObjectLiteral>(
  ability: AppAbility,
  verb: Verb,
  subject: Subject,
  query: SelectQueryBuilder<Row>,
  alias: string = query.alias,
): SelectQueryBuilder<Row> {
  const parameters: Record<string, unknown> = {};
  const base = `access${Object.keys(query.getParameters()).length}`;
  const writer: Writer = {
    alias,
    columns: subjectColumns[subject] ?? {},
    parameter(value) {
      const name = `${base}_${Object.keys(parameters).length}`;
      parameters[name] = value;
      return `:${name}`;
    },
  };
  let sql = '1 = 0';
  // CASL lists the rule that counts most first
  for (const rule of [...ability.rulesFor(verb, subject)].reverse()) {
    const fits = ruleSql({ ...(rule.conditions && { conditions: rule.conditions }) }, writer);
    sql = rule.inverted ? `(${sql}) AND NOT (${fits})` : `(${sql}) OR (${fits})`;
  }
  return query.andWhere(`(${sql})`, parameters);
}
