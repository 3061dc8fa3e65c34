import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { ContentTooLarge } from '../../activities/ports/document-store';
import { rows } from '../../database/database';
import type { DocumentRow } from '../../database/rows';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { mustArriveInTime } from '../cases/late-document';
import { Refusal } from '../http/refusal';
import { headLength, typeOf } from '../../domain/document-kind';
import { incomingContent, refuseRest } from './incoming-content';
import { putContent } from './put-content';
import type { UploadsUnderWay } from './unused-limit';
import { announcedHash, cleanName, mustSeeCase, tooLarge } from './upload-rules';

async function takeIn(
  deps: ApiDependencies,
  req: Request,
  document: Omit<DocumentRow, 'type' | 'size' | 'sha256' | 'uploadedAt' | 'unusedSince'>,
  field: string | undefined,
): Promise<DocumentRow> {
  const limit = deps.configuration.uploadLimitBytes;
  const announced = announcedHash(req);
  const { head, content } = await incomingContent(req, headLength);
  const type = typeOf(document.name, head);
  if (type === undefined) throw new Refusal('UnsupportedType');
  try {
    return await putContent(deps, document.id, content, limit, async (tx, { size, sha256 }) => {
      if (announced !== undefined && announced !== sha256) throw new Refusal('HashMismatch');
      await mustArriveInTime(deps, document.caseId, field);
      const unusedSince = new Date().toISOString();
      const row: DocumentRow = { ...document, type, size, sha256, uploadedAt: deps.clock.now(), unusedSince };
      await rows(tx, 'document').insert(row);
      return row;
    });
  } catch (error) {
    throw error instanceof ContentTooLarge ? tooLarge(limit) : error;
  }
}

/**
 * Takes a document in at once. Its row is written only when the content is there, whole and as announced, so an upload
 * that breaks off leaves nothing.
 * @throws Refusal `TooLarge`, `UnsupportedType`, `HashMismatch`, `NotFound` for a case that is not visible, `Conflict`
 *   when the person has too much that nothing uses, `DeadlinePassed` when it ends too late for what it is for
 */
export async function uploadDocument(
  deps: ApiDependencies,
  underWay: UploadsUnderWay,
  me: SignedIn,
  req: Request,
  query: { readonly name: string; readonly caseId?: string | undefined; readonly field?: string | undefined },
): Promise<DocumentRow> {
  try {
    const name = cleanName(query.name);
    if (query.caseId !== undefined) await mustSeeCase(deps, me, query.caseId);
    await mustArriveInTime(deps, query.caseId, query.field);
    const limit = deps.configuration.uploadLimitBytes;
    const announced = Number(req.get('content-length') ?? limit);
    if (announced > limit) throw tooLarge(limit);
    const document = {
      id: randomUUID(),
      caseId: query.caseId ?? null,
      name,
      uploadedBy: me.user.id,
      bodyId: me.membership.body.id,
    };
    return await underWay.with(me.user.id, announced, () => takeIn(deps, req, document, query.field));
  } catch (error) {
    refuseRest(req);
    throw error;
  }
}
