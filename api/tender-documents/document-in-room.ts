import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal } from '../http/refusal';
import { openTenderRoom } from './tender-room';

/**
 * Whether a document belongs to a tender document that the person writes: it was made there, or is attached. Tenderer and
 * agency read it before it is handed in, whichever of them put it there.
 */
export async function isInTenderRoom(
  deps: ApiDependencies,
  me: SignedIn,
  { id, projectId }: CaseRow,
  documentId: string,
): Promise<boolean> {
  const { read } = deps.database;
  const isMade = await rows(read, 'tenderPackage').existsBy([
    { projectId, packageId: documentId },
    { projectId, documentId },
  ]);
  const kept = isMade ? undefined : await rows(read, 'tenderDraft').findOneBy({ projectId });
  if (!isMade && kept?.draft.attachments.includes(documentId) !== true) return false;
  try {
    await openTenderRoom(deps, me, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NotFound') return false;
    throw error;
  }
}
