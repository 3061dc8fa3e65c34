import type { EntityManager } from 'typeorm';
import { sha256 } from '../../domain/hash';
import { rows } from '../../database/database';
import type { AliasRow, CaseRow } from '../../database/rows';

/** The row that says whom an alias of a case stands for. */
export const aliasRow = ({ id, salt }: Pick<CaseRow, 'id' | 'salt'>, userId: string): AliasRow => ({
  caseId: id,
  alias: sha256(`${salt}/${userId}`).slice(0, 32),
  userId,
});

/** The alias under which a person acts in a case: the same for all their acts in it, and nobody's outside. */
export async function personAlias(
  tx: EntityManager,
  row: Pick<CaseRow, 'id' | 'salt'>,
  userId: string,
): Promise<string> {
  const values = aliasRow(row, userId);
  await rows(tx, 'alias').createQueryBuilder().insert().values(values).orIgnore().execute();
  return values.alias;
}
