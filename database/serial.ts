import type { EntityManager } from 'typeorm';
import { rows } from './database';
import { insertUnlessThere } from './plain-statements';

/**
 * Takes the next `count` numbers of a series and answers the last of them. Until the transaction ends nobody else takes
 * any of that series; with a count of 0 it only waits for that, and answers the last that was taken.
 */
export async function nextSerials(tx: EntityManager, name: string, count: number): Promise<number> {
  await insertUnlessThere(tx, 'serial', { name, last: 0 });
  // an increment by nothing locks the row as well
  await rows(tx, 'serial').increment({ name }, 'last', count);
  return (await rows(tx, 'serial').findOneByOrFail({ name })).last;
}
