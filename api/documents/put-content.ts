import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { StoredContent } from '../../activities/ports/document-store';
import { announceContent, giveUpContent, keepContent } from '../../database/announced-contents';
import { rows } from '../../database/database';
import type { ApiDependencies } from '../http/dependencies';

/** Removes an announced content that no row names. What cannot be removed now, the sweep of the outbox removes. */
export async function removeAnnounced({ database, documents, log }: ApiDependencies, id: string): Promise<void> {
  try {
    // whoever kept it, or could not tell whether the commit was done, is not robbed of it
    if (!(await database.write((tx) => giveUpContent(tx, id)))) return;
    await documents.remove(id);
    await database.write((tx) => rows(tx, 'outbox').delete({ kind: 'forgetContent', subject: id }));
  } catch (error) {
    log.warn({ content: id, err: error }, 'a content that is not wanted is left to the sweep of the outbox');
  }
}

/**
 * Puts a content into the store and writes the rows that name it; `name` may refuse it, and its answer is the answer.
 * Both happen or neither, even when this process dies in between.
 * @throws whatever the store or `name` throws
 */
export async function putContent<Result>(
  deps: ApiDependencies,
  id: string,
  content: Readable,
  limit: number,
  name: (tx: EntityManager, stored: StoredContent) => Promise<Result>,
): Promise<Result> {
  await deps.database.write((tx) => announceContent(tx, id));
  try {
    const stored = await deps.documents.put(id, content, limit);
    return await deps.database.write(async (tx) => {
      await keepContent(tx, id);
      return name(tx, stored);
    });
  } catch (error) {
    await removeAnnounced(deps, id);
    throw error;
  }
}
