import { In, type EntityManager } from 'typeorm';
import { text } from '../../definitions/language';
import { rows } from '../../database/database';
import { refuse } from '../http/refusal';

/**
 * A form of the case names these documents: from now on they belong to it and stay. Part of the transaction that writes
 * the form, or sets it aside before the act is sent.
 * @throws Refusal `Conflict` when one was forgotten at this moment, unused for too long
 */
export async function nameDocuments(tx: EntityManager, caseId: string, ids: readonly string[]): Promise<void> {
  const named = [...new Set(ids)];
  if (named.length === 0) return;
  const documents = rows(tx, 'document');
  await documents.update({ id: In(named) }, { caseId, unusedSince: null });
  if ((await documents.countBy({ id: In(named) })) === named.length) return;
  throw refuse.conflict(
    'Conflict',
    text(
      '所附文件上传后超过一天未使用，已被删除。请重新上传后提交。',
      'A document was uploaded more than a day ago, was not used, and is gone. Upload it again and submit.',
    ),
  );
}
