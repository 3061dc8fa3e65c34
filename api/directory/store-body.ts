import type { EntityManager } from 'typeorm';
import { insertRow, rows } from '../../database/database';
import type { BodyRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { refuse } from '../http/refusal';

/** @throws Refusal `Conflict` when another body has the code */
export async function refuseTakenCode(manager: EntityManager, { id, uscc }: BodyRow): Promise<void> {
  if (uscc === null) return;
  const other = await rows(manager, 'body').findOneBy({ uscc });
  if (!other || other.id === id) return;
  throw refuse.conflict(
    'Conflict',
    text(
      '该统一社会信用代码已登记，请在列表中查找',
      'This unified social credit code is registered already; look for it in the list',
    ),
  );
}

/** Makes a body, or changes it. */
export async function storeBody(tx: EntityManager, row: BodyRow, before: BodyRow | undefined): Promise<void> {
  if (before) await rows(tx, 'body').update({ id: row.id }, row);
  else await insertRow(tx, 'body', row);
}
