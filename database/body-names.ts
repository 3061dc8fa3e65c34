import type { EntityManager } from 'typeorm';
import { rows } from './database';

/** Names of bodies by id. */
export async function bodyNames(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const bodies = await rows(manager, 'body')
    .createQueryBuilder('body')
    .where('body.id IN (:...ids)', { ids: [...new Set(ids)] })
    .getMany();
  return new Map(bodies.map((body) => [body.id, body.name]));
}
