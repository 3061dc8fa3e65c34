import { randomUUID } from 'node:crypto';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import type { UploadRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { mustHaveRoomFor } from '../documents/unused-limit';
import { cleanName, mustSeeCase, tooLarge } from '../documents/upload-rules';
import type { UploadRequest } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { mustArriveInTime } from '../cases/late-document';
import { refuse } from '../http/refusal';
import { realNow, unfinishedUntil } from './lifetime';
import { partSize } from './part-plan';

/** A person may have so many unfinished uploads, and so many times the largest document in all of them. */
export const mostUnfinished = 20;
const mostTimesLargest = 5;

/** @throws Refusal when the person has begun enough without finishing it */
async function mustHaveRoom(tx: EntityManager, userId: string, size: number, largest: number): Promise<void> {
  const unfinished = { userId, documentId: IsNull(), expiresAt: MoreThan(realNow()) };
  const uploads = await rows(tx, 'upload').find({ where: unfinished, select: { id: true, size: true } });
  if (uploads.length >= mostUnfinished) {
    throw refuse.conflict(
      'Conflict',
      text(
        `您有 ${uploads.length} 个文件尚未传完，最多 ${mostUnfinished} 个。请先传完或放弃其中一些。`,
        `You have ${uploads.length} unfinished uploads; ${mostUnfinished} are allowed. Finish or discard some first.`,
      ),
    );
  }
  const most = largest * mostTimesLargest;
  if (uploads.reduce((sum, each) => sum + each.size, size) > most) {
    const mb = Math.floor(most / 1024 / 1024);
    throw refuse.conflict(
      'Conflict',
      text(
        `您未传完的文件合计将超过 ${mb} MB。请先传完或放弃其中一些。`,
        `Your unfinished uploads would exceed ${mb} MB together. Finish or discard some first.`,
      ),
    );
  }
}

/**
 * Begins a document that arrives in parts, under the rules of one that arrives at once.
 * @throws Refusal `TooLarge`, `Conflict` with too many that are unfinished or that nothing uses, `NotFound` for a case that is not visible
 */
export async function beginUpload(deps: ApiDependencies, me: SignedIn, request: UploadRequest): Promise<UploadRow> {
  const { size, caseId, field } = request;
  const name = cleanName(request.name);
  const largest = deps.configuration.uploadLimitBytes;
  if (size > largest) throw tooLarge(largest);
  if (caseId !== undefined) await mustSeeCase(deps, me, caseId);
  await mustArriveInTime(deps, caseId, field);
  const upload: UploadRow = {
    id: randomUUID(),
    userId: me.user.id,
    bodyId: me.membership.body.id,
    caseId: caseId ?? null,
    field: field ?? null,
    name,
    size,
    partSize,
    type: null,
    createdAt: realNow(),
    expiresAt: unfinishedUntil(),
    joinId: null,
    joined: 0,
    joinAliveAt: null,
    documentId: null,
  };
  await deps.database.write(async (tx) => {
    await mustHaveRoom(tx, me.user.id, size, largest);
    await mustHaveRoomFor(tx, deps, me.user.id, size);
    await rows(tx, 'upload').insert(upload);
  });
  return upload;
}
