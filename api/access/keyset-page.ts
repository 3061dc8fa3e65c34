import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { text } from '../../definitions/language/text';
import type { Page } from '../contract';
import { refuse } from '../http/refusal';

/** What a list is sorted by; its id decides among equals, in the same direction. */
export interface KeysetOrder<Row> {
  readonly column: keyof Row & string;
  readonly direction: 'ASC' | 'DESC';
  /** What a null counts as; needed where the column may be null. */
  readonly whenNull?: string;
}

/** Which page is asked for. */
export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])]);

const encode = (position: z.infer<typeof cursorSchema>): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

function decode(cursor: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw refuse.invalidField(
      'cursor',
      'unreadable',
      text('翻页位置无效，请重新打开列表', 'The cursor is not valid; open the list again'),
    );
  }
}

/**
 * One page of a query in a stable order, without counting. `next` leads to the page after it; rows that come or go in
 * between neither repeat nor hide others.
 * @throws Refusal `InvalidInput` when the cursor is not one of ours
 */
export async function keysetPage<Row extends ObjectLiteral & { id: string | number }>(
  query: SelectQueryBuilder<Row>,
  { column, direction, whenNull }: KeysetOrder<Row>,
  { cursor, limit }: PageRequest,
): Promise<Page<Row>> {
  const { alias } = query;
  const key = whenNull === undefined ? `${alias}.${column}` : `COALESCE(${alias}.${column}, '${whenNull}')`;
  if (cursor !== undefined) {
    const [value, id] = decode(cursor);
    const past = direction === 'ASC' ? '>' : '<';
    query.andWhere(`(${key} ${past} :keysetValue OR (${key} = :keysetValue AND ${alias}.id ${past} :keysetId))`, {
      keysetValue: value,
      keysetId: id,
    });
  }
  if (whenNull === undefined) query.orderBy(key, direction);
  else query.addSelect(key, 'keyset_key').orderBy('keyset_key', direction);
  const found = await query
    .addOrderBy(`${alias}.id`, direction)
    .limit(limit + 1)
    .getMany();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || !last) return { items };
  const value: unknown = last[column] ?? whenNull;
  return { items, next: encode([value as string | number, last.id]) };
}
