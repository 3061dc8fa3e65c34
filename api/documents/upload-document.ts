import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { ContentTooLarge } from '../../activities/ports/document-store';
import { rows } from '../../database/database';
import type { DocumentRow } from '../../database/rows';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal } from '../http/refusal';
import { headLength, typeOf } from './document-kind';
import { incomingContent, refuseRest } from './incoming-content';
import { putContent } from './put-content';
import { announcedHash, cleanName, mustSeeCase, tooLarge } from './upload-rules';

async function takeIn(
  deps: ApiDependencies,
  req: Request,
  document: Omit<DocumentRow, 'type' | 'size' | 'sha256' | 'uploadedAt'>,
): Promise<DocumentRow> {
  const limit = deps.configuration.uploadLimitBytes;
  if (Number(req.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const announced = announcedHash(req);
  const { head, content } = await incomingContent(req, headLength);
  const type = typeOf(document.name, head);
  if (type === undefined) throw new Refusal('UnsupportedType');
  try {
    return await putContent(deps, document.id, content, limit, async (tx, { size, sha256 }) => {
      if (announced !== undefined && announced !== sha256) throw new Refusal('HashMismatch');
      const row: DocumentRow = { ...document, type, size, sha256, uploadedAt: deps.clock.now() };
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
 * @throws Refusal `TooLarge`, `UnsupportedType`, `HashMismatch`, `NotFound` for a case that is not visible
 */
export async function uploadDocument(
  deps: ApiDependencies,
  me: SignedIn,
  req: Request,
  query: { readonly name: string; readonly caseId?: string | undefined },
): Promise<DocumentRow> {
  try {
    const name = cleanName(query.name);
    if (query.caseId !== undefined) await mustSeeCase(deps, me, query.caseId);
    return await takeIn(deps, req, {
      id: randomUUID(),
      caseId: query.caseId ?? null,
      name,
      uploadedBy: me.user.id,
      bodyId: me.membership.body.id,
    });
  } catch (error) {
    refuseRest(req);
    throw error;
  }
}
