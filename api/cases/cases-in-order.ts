import { In, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';

/** The cases of these ids, in the same order. A list is found by its ids first: a whole case is long, and an index is not. */
export async function casesInOrder(manager: EntityManager, ids: readonly string[]): Promise<CaseRow[]> {
  if (ids.length === 0) return [];
  const found = new Map((await rows(manager, 'case').findBy({ id: In([...ids]) })).map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
