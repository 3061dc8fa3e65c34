import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Page } from '../contract';
import { cursorTo, readCursor } from './cursor';

/** What a list is sorted by; its id decides among equals, in the same direction. */
export interface KeysetOrder<Row> {
  readonly column: keyof Row & string;
  readonly direction: 'ASC' | 'DESC';
  /** What a null counts as, which is more than any value; needed where the column may be null. */
  readonly whenNull?: string;
}

/** Which page is asked for. */
export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const placeSchema = z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])]);

type Stretch = 'all' | 'valued' | 'null';

/**
 * The stretches of a list in their order: rows with a value and rows without one. An index holds each of them in order;
 * in one query a database would sort all rows to find the first.
 */
function stretchesOf(mayBeNull: boolean, direction: 'ASC' | 'DESC'): readonly Stretch[] {
  if (!mayBeNull) return ['all'];
  return direction === 'ASC' ? ['valued', 'null'] : ['null', 'valued'];
}

/** Rows of several lists in the order of each of them. */
function merged<Row extends { id: string | number }>(
  lists: readonly (readonly Row[])[],
  column: keyof Row,
  direction: 'ASC' | 'DESC',
): readonly Row[] {
  if (lists.length === 1) return lists[0] ?? [];
  const before = direction === 'ASC' ? -1 : 1;
  // what came from one into another while they were read is in both
  const found = new Map(lists.flat().map((row) => [row.id, row]));
  return [...found.values()].sort((one, other) => {
    // where there is no value there is none in the whole stretch
    const by = one[column] === other[column] ? 'id' : column;
    return one[by] < other[by] ? before : -before;
  });
}

/**
 * One page of a query in a stable order, without counting. `next` leads to the page after it; rows that come or go in
 * between neither repeat nor hide others. Of several queries, none of which finds a row of another, the pages hold the
 * rows of all: each of them can be read by an index of its own.
 * @throws Refusal `InvalidInput` when the cursor is not one of ours
 */
export async function keysetPage<Row extends ObjectLiteral & { id: string | number }>(
  queries: SelectQueryBuilder<Row> | readonly SelectQueryBuilder<Row>[],
  { column, direction, whenNull }: KeysetOrder<Row>,
  { cursor, limit }: PageRequest,
): Promise<Page<Row>> {
  const past = direction === 'ASC' ? '>' : '<';
  const stretches = stretchesOf(whenNull !== undefined, direction);
  const [value, id] = cursor === undefined ? [] : readCursor(cursor, placeSchema);
  const isInNulls = value !== undefined && value === whenNull;
  const begun = value === undefined ? -1 : stretches.findIndex((stretch) => (stretch === 'null') === isInNulls);

  const read = (query: SelectQueryBuilder<Row>, stretch: Stretch, isBegun: boolean, most: number): Promise<Row[]> => {
    const { alias } = query;
    const key = `${alias}.${column}`;
    const part = query.clone();
    if (stretch !== 'all') part.andWhere(`${key} IS ${stretch === 'null' ? '' : 'NOT '}NULL`);
    if (isBegun) {
      const byId = `${alias}.id ${past} :keysetId`;
      const beyond = stretch === 'null' ? byId : `(${key} ${past} :keysetValue OR (${key} = :keysetValue AND ${byId}))`;
      part.andWhere(beyond, { keysetId: id, ...(stretch !== 'null' && { keysetValue: value }) });
    }
    if (stretch !== 'null') part.orderBy(key, direction);
    return part.addOrderBy(`${alias}.id`, direction).limit(most).getMany();
  };

  const found: Row[] = [];
  for (const [index, stretch] of stretches.entries()) {
    if (index < begun || found.length > limit) continue;
    const most = limit + 1 - found.length;
    const reads = [queries].flat().map((query) => read(query, stretch, index === begun, most));
    found.push(...merged(await Promise.all(reads), column, direction).slice(0, most));
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || !last) return { items };
  const reached: unknown = last[column] ?? whenNull;
  return { items, next: cursorTo([reached as string | number, last.id]) };
}
