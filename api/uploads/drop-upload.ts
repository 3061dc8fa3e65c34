import type { EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { OutboxRow } from '../../database/rows';
import { removeContents } from '../documents/remove-contents';
import type { ApiDependencies } from '../http/dependencies';

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

/** Forgets an upload with all its parts. A document that it became stays. Done again it changes nothing. */
export async function dropUpload(deps: ApiDependencies, id: string): Promise<void> {
  const noted = await deps.database.write(async (tx) => {
    // first of all, so that no part and no join gets in between
    await rows(tx, 'upload').delete({ id });
    return forgetParts(tx, id);
  });
  await removeContents(deps, noted);
}
