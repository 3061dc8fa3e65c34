import type { EntityManager } from 'typeorm';
import { sha256 } from '../../domain/hash';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';

/** The alias under which a person acts in a case: the same for all their acts in it, and nobody's outside. */
export async function personAlias(
  tx: EntityManager,
  row: Pick<CaseRow, 'id' | 'salt'>,
  userId: string,
): Promise<string> {
  const alias = sha256(`${row.salt}/${userId}`).slice(0, 32);
  await rows(tx, 'alias').createQueryBuilder().insert().values({ caseId: row.id, alias, userId }).orIgnore().execute();
  return alias;
}
