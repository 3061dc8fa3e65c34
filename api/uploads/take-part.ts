import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { IsNull, type EntityManager } from 'typeorm';
import { ContentTooLarge, type StoredContent } from '../../activities/ports/document-store';
import { rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { UploadRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { headLength, typeOf } from '../../domain/document-kind';
import { incomingContent, refuseRest } from '../documents/incoming-content';
import { putContent } from '../documents/put-content';
import { announcedHash } from '../documents/upload-rules';
import type { UploadPart } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { mustArriveInTime } from '../cases/late-document';
import { Refusal, refuse } from '../http/refusal';
import { unfinishedUntil } from './lifetime';
import { noUpload, ownUpload } from './own-upload';
import { sizeOfPart } from './part-plan';

const wrongSize = (size: number) =>
  refuse.invalidField(
    'content-length',
    'wrongSize',
    text(`此部分应为 ${size} 字节`, `This part must have ${size} bytes`),
  );

function mustAnnounce(req: Request, size: number): string {
  const length = req.get('content-length');
  if (length !== undefined && Number(length) !== size) throw wrongSize(size);
  const sha256 = announcedHash(req);
  if (sha256 !== undefined) return sha256;
  throw refuse.invalidField(
    'x-content-sha256',
    'required',
    text('须给出此部分的校验值', 'Give the SHA-256 of this part'),
  );
}

/** The beginning of the first part tells what the document is. @throws Refusal `UnsupportedType` */
async function withType(req: Request, name: string): Promise<{ content: Readable; type: string }> {
  const { head, content } = await incomingContent(req, headLength);
  const type = typeOf(name, head);
  if (type === undefined) throw new Refusal('UnsupportedType');
  return { content, type };
}

/** Writes down that the part is there, in place of one that came before under its number. */
async function writeDown(
  tx: EntityManager,
  part: { readonly uploadId: string; readonly number: number; readonly contentId: string },
  stored: StoredContent,
  type: string | undefined,
): Promise<void> {
  const { uploadId, number } = part;
  // it may have been removed or joined meanwhile; the update keeps others from it until the end of the transaction
  const change = { expiresAt: unfinishedUntil(), ...(type !== undefined && { type }) };
  const { affected } = await rows(tx, 'upload').update({ id: uploadId, documentId: IsNull() }, change);
  if (affected !== 1) throw noUpload();
  const before = await rows(tx, 'uploadPart').findOneBy({ uploadId, number });
  if (before) await putInOutbox(tx, 'forgetContent', [before.contentId]);
  await rows(tx, 'uploadPart').upsert({ ...part, ...stored }, ['uploadId', 'number']);
}

async function takeIn(deps: ApiDependencies, upload: UploadRow, number: number, req: Request): Promise<UploadPart> {
  const uploadId = upload.id;
  const size = sizeOfPart(upload, number);
  if (size === undefined) throw refuse.notFound();
  const sha256 = mustAnnounce(req, size);
  if (await rows(deps.database.read, 'uploadPart').existsBy({ uploadId, number, sha256 }))
    return { number, size, sha256 };
  const { content, type } = number === 1 ? await withType(req, upload.name) : { content: req };
  const contentId = randomUUID();
  try {
    await putContent(deps, contentId, content, size, async (tx, stored) => {
      if (stored.size !== size) throw wrongSize(size);
      if (stored.sha256 !== sha256) throw new Refusal('HashMismatch');
      await mustArriveInTime(deps, upload.caseId, upload.field);
      await writeDown(tx, { uploadId, number, contentId }, stored, type);
    });
  } catch (error) {
    throw error instanceof ContentTooLarge ? wrongSize(size) : error;
  }
  return { number, size, sha256 };
}

/**
 * Takes a part in, whole and as announced or not at all. The same part sent again changes nothing; another content
 * under its number takes its place.
 * @throws Refusal `NotFound`, `InvalidInput` for a wrong size, `HashMismatch`, `UnsupportedType` for the first part
 */
export async function takePart(
  deps: ApiDependencies,
  me: SignedIn,
  req: Request,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<UploadPart> {
  try {
    return await takeIn(deps, await ownUpload(deps, me, id), /^\d{1,6}$/.test(number) ? Number(number) : 0, req);
  } catch (error) {
    refuseRest(req);
    throw error;
  }
}
