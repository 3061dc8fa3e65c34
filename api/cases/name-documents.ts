import { In, IsNull, type EntityManager } from 'typeorm';
import { text } from '../../definitions/language';
import { rows } from '../../database/database';
import { refuse } from '../http/refusal';

const namedElsewhere = text(
  '所附文件刚刚用于另一项目，请重新上传后提交。',
  'A document was used in another project just now. Upload it again and submit.',
);

/**
 * A form of the case names these documents: from now on they belong to it and stay. Part of the transaction that writes
 * the form, or sets it aside before the act is sent. What another project has named at this moment is its own: taken away
 * from there, nobody would read it with the form that names it there.
 * @throws Refusal `Conflict` when one was forgotten at this moment, unused for too long, or named elsewhere
 */
export async function nameDocuments(tx: EntityManager, caseId: string, ids: readonly string[]): Promise<void> {
  const named = [...new Set(ids)];
  if (named.length === 0) return;
  const documents = rows(tx, 'document');
  const id = In(named);
  const row = await rows(tx, 'case').findOneBy({ id: caseId });
  const lots = row ? await rows(tx, 'case').findBy({ projectId: row.projectId }) : [];
  const ofProject = In([caseId, ...lots.map((lot) => lot.id)]);
  const mayTake = [IsNull(), ofProject].map((before) => ({ id, caseId: before }));
  await documents.update(mayTake, { caseId, unusedSince: null });
  if ((await documents.countBy({ id, caseId })) === named.length) return;
  if ((await documents.countBy({ id })) === named.length) throw refuse.conflict('Conflict', namedElsewhere);
  throw refuse.conflict(
    'Conflict',
    text(
      '所附文件上传后超过一天未使用，已被删除。请重新上传后提交。',
      'A document was uploaded more than a day ago, was not used, and is gone. Upload it again and submit.',
    ),
  );
}
