import { rows } from '../../database/database';
import type { UploadRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse, type Refusal } from '../http/refusal';
import { realNow } from './lifetime';

/** There is no such upload of this person, or no longer. */
export const noUpload = (): Refusal =>
  refuse.notFound(
    text(
      '没有这项上传，或已过期。请重新上传该文件。',
      'There is no such upload, or it has expired. Upload the document again.',
    ),
  );

/** An upload that this person began for this body. @throws Refusal `NotFound` for any other, and for an expired one */
export async function ownUpload({ database }: ApiDependencies, me: SignedIn, id: string): Promise<UploadRow> {
  const owner = { userId: me.user.id, bodyId: me.membership.body.id };
  const upload = await rows(database.read, 'upload').findOneBy({ id, ...owner });
  if (!upload || upload.expiresAt <= realNow()) throw noUpload();
  return upload;
}
