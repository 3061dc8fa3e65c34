import { IsNull, MoreThan } from 'typeorm';
import { rows } from '../../database/database';
import type { UploadRow } from '../../database/rows';
import type { Upload } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { realNow } from './lifetime';

/** What its owner sees of an upload: above all which parts have arrived. */
export async function viewOfUpload({ database }: ApiDependencies, upload: UploadRow): Promise<Upload> {
  const { id, name, size, partSize, caseId, field, expiresAt } = upload;
  const parts = await rows(database.read, 'uploadPart').find({ where: { uploadId: id }, order: { number: 'ASC' } });
  return {
    id,
    name,
    size,
    partSize,
    expiresAt,
    parts: parts.map(({ number, size: partBytes, sha256 }) => ({ number, size: partBytes, sha256 })),
    ...(caseId !== null && { caseId }),
    ...(field !== null && { field }),
  };
}

/** The unfinished uploads of a person for a body, the newest first. */
export async function unfinishedUploads(
  deps: ApiDependencies,
  me: SignedIn,
  { caseId, field }: { readonly caseId?: string | undefined; readonly field?: string | undefined },
): Promise<Upload[]> {
  const found = await rows(deps.database.read, 'upload').find({
    where: {
      userId: me.user.id,
      bodyId: me.membership.body.id,
      documentId: IsNull(),
      expiresAt: MoreThan(realNow()),
      ...(caseId !== undefined && { caseId }),
      ...(field !== undefined && { field }),
    },
    order: { createdAt: 'DESC', id: 'ASC' },
  });
  return Promise.all(found.map((upload) => viewOfUpload(deps, upload)));
}
