import type { EntityManager } from 'typeorm';
import { aliasOf } from '../../database/case-aliases';
import { rows } from '../../database/database';
import { insertUnlessThere } from '../../database/plain-statements';
import type { AliasRow, CaseRow } from '../../database/rows';

/** The row that says whom an alias of a case stands for. */
export const aliasRow = ({ id, salt }: Pick<CaseRow, 'id' | 'salt'>, userId: string): AliasRow => ({
  caseId: id,
  alias: aliasOf({ salt }, userId),
  userId,
});

/** The alias of a person in a case, kept so that who may can be told whose it is. */
export async function personAlias(
  tx: EntityManager,
  row: Pick<CaseRow, 'id' | 'salt'>,
  userId: string,
): Promise<string> {
  const values = aliasRow(row, userId);
  if (await rows(tx, 'alias').existsBy({ caseId: row.id, alias: values.alias })) return values.alias;
  await insertUnlessThere(tx, 'alias', values);
  return values.alias;
}
