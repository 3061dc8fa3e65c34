import { In, LessThan, type EntityManager } from 'typeorm';
import { rows, type Database } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { DocumentRow } from '../../database/rows';

const batch = 100;

/** Whether a draft of the person who uploaded the document names it. */
const isInDraft = (manager: EntityManager, { id, uploadedBy }: DocumentRow): Promise<boolean> =>
  rows(manager, 'draft')
    .createQueryBuilder('draft')
    .where({ userId: uploadedBy })
    .andWhere('draft.form LIKE :named', { named: `%${id}%` })
    .getExists();

/** Removes the rows of those that no form has named meanwhile; their contents follow from the outbox. */
async function forget(
  { dialect }: Database,
  tx: EntityManager,
  ids: readonly string[],
  before: string,
): Promise<number> {
  const unused = await rows(tx, 'document').find({
    where: { id: In([...ids]), unusedSince: LessThan(before) },
    select: { id: true },
    ...(dialect === 'mysql' && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (unused.length === 0) return 0;
  const gone = unused.map(({ id }) => id);
  await rows(tx, 'document').delete({ id: In(gone) });
  await putInOutbox(tx, 'forgetContent', gone);
  return gone.length;
}

/**
 * Forgets documents that no form has named since that real instant. One that a draft names is looked at again after as
 * long a time. Answers how many were forgotten.
 */
export async function forgetDocuments(database: Database, before: string, stopped?: AbortSignal): Promise<number> {
  let forgotten = 0;
  while (!stopped?.aborted) {
    const found = await rows(database.read, 'document').find({
      where: { unusedSince: LessThan(before) },
      order: { unusedSince: 'ASC' },
      take: batch,
    });
    if (found.length === 0) break;
    const wanted: string[] = [];
    const unwanted: string[] = [];
    for (const document of found) ((await isInDraft(database.read, document)) ? wanted : unwanted).push(document.id);
    forgotten += await database.write(async (tx) => {
      const stillUnused = { id: In(wanted), unusedSince: LessThan(before) };
      await rows(tx, 'document').update(stillUnused, { unusedSince: new Date().toISOString() });
      return forget(database, tx, unwanted, before);
    });
  }
  return forgotten;
}
