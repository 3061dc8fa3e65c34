import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Database } from '../../database/database';
import { tables, type Rows, type TableName } from '../../database/tables';

/** Rows in one transaction: others who write do not wait long. */
const batch = 500;

/** Tables whose rows have an id. */
type WithId = { [Name in TableName]: Rows[Name] extends { id: string | number } ? Name : never }[TableName];

/** Deletes rows in small transactions until none is left or `stopped` says so. Answers how many. */
export async function forgetRows<Name extends WithId>(
  database: Database,
  name: Name,
  where: FindOptionsWhere<Rows[Name]>,
  stopped?: AbortSignal,
): Promise<number> {
  // TypeORM's types cannot tell that the rows of each of these tables have an id
  const of = (manager: EntityManager) => manager.getRepository<{ id: string }>(tables[name].name);
  const old = where as FindOptionsWhere<{ id: string }>;
  let forgotten = 0;
  while (!stopped?.aborted) {
    const found = await of(database.read).find({ where: old, select: { id: true }, take: batch });
    if (found.length > 0) await database.write((tx) => of(tx).delete({ id: In(found.map(({ id }) => id)) }));
    forgotten += found.length;
    if (found.length < batch) break;
  }
  return forgotten;
}
