import type { EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { OutboxRow } from '../../database/rows';
import { deliverAll } from '../outbox/deliver-all';
import type { ApiDependencies } from '../http/dependencies';

const patienceMs = 5000;

/** Forgets the parts of an upload; their contents are to be removed from the store after the commit. */
export async function forgetParts(tx: EntityManager, uploadId: string): Promise<OutboxRow[]> {
  const parts = await rows(tx, 'uploadPart').findBy({ uploadId });
  await rows(tx, 'uploadPart').delete({ uploadId });
  return putInOutbox(
    tx,
    'forgetContent',
    parts.map(({ contentId }) => contentId),
  );
}

/** Removes contents from the store; those that stay are removed by the sweep of the outbox. */
export async function removeContents(deps: ApiDependencies, noted: readonly OutboxRow[]): Promise<void> {
  await deliverAll(deps, noted, patienceMs);
}

/** Forgets an upload with all its parts. A document that it became stays. Done again it changes nothing. */
export async function dropUpload(deps: ApiDependencies, id: string): Promise<void> {
  const noted = await deps.database.write(async (tx) => {
    // first of all, so that no part and no join gets in between
    await rows(tx, 'upload').delete({ id });
    return forgetParts(tx, id);
  });
  await removeContents(deps, noted);
}
