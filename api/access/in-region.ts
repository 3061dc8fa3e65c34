import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { regionPrefix } from '../../domain/region-code';

/** Leaves in a query only rows of that division and of all within it. `column` is its column, as `notice.region`. */
export function inRegion<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  column: string,
  region: string,
): SelectQueryBuilder<Row> {
  const prefix = regionPrefix(region);
  // nothing lies within a county, so that an index can be walked in order
  if (prefix === region) return query.andWhere(`${column} = :region`, { region });
  return query.andWhere(`${column} LIKE :region`, { region: `${prefix}%` });
}
