import { In, Not, type EntityManager } from 'typeorm';
import { insertRow, rows } from '../../database/database';
import type { BodyRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { spellings } from '../../domain/spellings';
import { refuse } from '../http/refusal';

/** @throws Refusal `Conflict` when another body has the name, and the codes of both do not tell them apart */
async function refuseTakenName(manager: EntityManager, { id, name, uscc }: BodyRow): Promise<void> {
  const named = await rows(manager, 'body').findBy({ name: In([...spellings(name)]), id: Not(id) });
  if (!named.some((other) => uscc === null || other.uscc === null)) return;
  throw refuse.conflict(
    'Conflict',
    text(
      '已有同名单位，请在列表中查找。确为另一单位的，两个单位都须登记统一社会信用代码。',
      'A body of this name is registered; look for it in the list. If it is another one, both need their unified social credit codes.',
    ),
  );
}

/** @throws Refusal `Conflict` when another body has the code, or a name that nothing tells from this one */
export async function refuseTaken(manager: EntityManager, row: BodyRow): Promise<void> {
  const { id, uscc } = row;
  await refuseTakenName(manager, row);
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
