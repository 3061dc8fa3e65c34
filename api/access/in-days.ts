import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { endOfDay, instantOf } from '../../domain/calendar';

/** Leaves in a query only rows whose instant lies in the days of a `daySpanSchema`. `column` is as `row.openedAt`. */
export function inDays<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  span: string,
): SelectQueryBuilder<Row> {
  const [from = '', to = ''] = span.split('..');
  const name = column.replace('.', '_');
  if (from !== '') query.andWhere(`${column} >= :${name}_from`, { [`${name}_from`]: instantOf(from) });
  if (to !== '') query.andWhere(`${column} < :${name}_to`, { [`${name}_to`]: endOfDay(to) });
  return query;
}

/** The same for limits: one that is over at midnight belongs to the day that ends with it. */
export function endsInDays<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  span: string,
): SelectQueryBuilder<Row> {
  const [from = '', to = ''] = span.split('..');
  const name = column.replace('.', '_');
  if (from !== '') query.andWhere(`${column} > :${name}_from`, { [`${name}_from`]: instantOf(from) });
  if (to !== '') query.andWhere(`${column} <= :${name}_to`, { [`${name}_to`]: endOfDay(to) });
  return query;
}
