import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ContentMissing } from '../../activities/ports/document-store';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import type { DocumentRow, OutboxRow, UploadPartRow, UploadRow } from '../../database/rows';
import { sealedType } from '../../domain/document-kind';
import { documentRef } from '../documents/document-ref';
import { putContent } from '../documents/put-content';
import { removeContents } from '../documents/remove-contents';
import { mustSeeCase } from '../documents/upload-rules';
import { ContentDamaged, verifiedContent } from '../../contents/verified-content';
import type { UploadEnd } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { mustArriveInTime } from '../cases/late-document';
import { Refusal } from '../http/refusal';
import { forgetParts } from './drop-upload';
import { inspectedOnce } from './inspected-once';
import { finishedUntil, realNow } from './lifetime';
import { noUpload, ownUpload } from './own-upload';
import { partCount } from './part-plan';

/** A request waits so long for the end; then it is told how far it is, before a proxy gives up. */
const patienceMs = 10_000;
/** How often a join says that it goes on, and after what silence another may begin anew. */
const beatMs = 2000;
const silenceMs = 30_000;

/** Joins uploads into documents. */
export interface UploadJoiner {
  /**
   * Joins the parts of an upload into its document, checks it, and waits a while for that. Asked again it goes on
   * waiting, in this process or another; joined once it answers the document again.
   * @throws Refusal `NotFound`, `UploadIncomplete` while parts are missing, `HashMismatch`
   */
  complete(me: SignedIn, id: string, sha256: string | undefined): Promise<UploadEnd>;
}

/** The parts one after the other, each checked; `onProgress` hears how many bytes have passed. */
async function* joined(
  { documents }: ApiDependencies,
  parts: readonly UploadPartRow[],
  onProgress: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (const part of parts) {
    for await (const chunk of verifiedContent((await documents.read(part.contentId)) as AsyncIterable<Buffer>, part)) {
      onProgress(chunk.length);
      yield chunk;
    }
  }
}

async function isIntact({ documents }: ApiDependencies, part: UploadPartRow): Promise<boolean> {
  let size = 0;
  try {
    const content = (await documents.read(part.contentId)) as AsyncIterable<Buffer>;
    for await (const chunk of verifiedContent(content, part)) size += chunk.length;
  } catch (error) {
    if (error instanceof ContentMissing || error instanceof ContentDamaged) return false;
    throw error;
  }
  return size === part.size;
}

/** Forgets the parts that the store no longer has as they were, so that they are sent again. */
async function dropLostParts(deps: ApiDependencies, parts: readonly UploadPartRow[]): Promise<void> {
  for (const part of parts) {
    if (await isIntact(deps, part)) continue;
    const { uploadId, number, contentId } = part;
    await deps.database.write(async (tx) => {
      const { affected } = await rows(tx, 'uploadPart').delete({ uploadId, number, contentId });
      if (affected === 1) await putInOutbox(tx, 'forgetContent', [contentId]);
    });
  }
}

/** Lets one join at a time have the upload: unless another has been heard of a moment ago. */
const claim = ({ database }: ApiDependencies, id: string, joinId: string): Promise<boolean> =>
  database.write(async (tx) => {
    const claimed = { joinId, joined: 0, joinAliveAt: realNow() };
    for (const joinAliveAt of [IsNull(), LessThan(new Date(Date.now() - silenceMs).toISOString())]) {
      const { affected } = await rows(tx, 'upload').update({ id, documentId: IsNull(), joinAliveAt }, claimed);
      if (affected === 1) return true;
    }
    return false;
  });

/** Writes the document down instead of its parts. Answers which contents are to be removed. */
async function writeDown(tx: EntityManager, upload: UploadRow, document: DocumentRow): Promise<OutboxRow[]> {
  const { id: documentId } = document;
  const ended = { documentId, joined: upload.size, joinAliveAt: null, expiresAt: finishedUntil() };
  const { affected } = await rows(tx, 'upload').update({ id: upload.id, joinId: documentId }, ended);
  // it was removed, or another join has taken over
  if (affected !== 1) throw noUpload();
  await rows(tx, 'document').insert(document);
  return forgetParts(tx, upload.id);
}

async function join(deps: ApiDependencies, id: string, announced: string | undefined): Promise<void> {
  const { database, clock } = deps;
  const joinId = randomUUID();
  if (!(await claim(deps, id, joinId))) return;
  const mine = { id, joinId };
  const upload = await rows(database.read, 'upload').findOneByOrFail(mine);
  const parts = await rows(database.read, 'uploadPart').find({ where: { uploadId: id }, order: { number: 'ASC' } });
  let bytes = 0;
  const content = Readable.from(
    joined(deps, parts, (count) => (bytes += count)),
    { objectMode: false },
  );
  // a beat may end it before the store reads it or after it has let go: nobody would hear, and the process would end
  content.on('error', () => undefined);
  const tellAlive = async (): Promise<void> => {
    const alive = { joined: bytes, joinAliveAt: realNow() };
    const { affected } = await database.write((tx) => rows(tx, 'upload').update(mine, alive));
    if (affected !== 1) content.destroy(noUpload());
  };
  // a beat that is missed is made good by the next
  const beat = setInterval(() => void tellAlive().catch(() => undefined), beatMs);
  try {
    const forgotten = await putContent(deps, joinId, content, upload.size, async (tx, { size, sha256 }) => {
      if (announced !== undefined && announced !== sha256) throw new Refusal('HashMismatch');
      const { type, caseId, field, name, userId: uploadedBy, bodyId } = upload;
      await mustArriveInTime(deps, caseId, field);
      if (size !== upload.size || type === null) throw new Refusal('UploadIncomplete');
      const about = { caseId, name, uploadedBy, bodyId, uploadedAt: clock.now(), unusedSince: realNow() };
      const row = { id: joinId, ...about, type, size, sha256 };
      return writeDown(tx, upload, row);
    });
    void removeContents(deps, forgotten);
    // what is wrong with it is said when it is handed in
    if (upload.type === sealedType) await inspectedOnce(deps.documents, joinId).catch(() => undefined);
  } catch (error) {
    await database.write((tx) => rows(tx, 'upload').update(mine, { joinAliveAt: null }));
    if (!(error instanceof ContentMissing || error instanceof ContentDamaged)) throw error;
    await dropLostParts(deps, parts);
    throw new Refusal('UploadIncomplete');
  } finally {
    clearInterval(beat);
  }
}

/** The upload as it stands, once all its parts are there. @throws Refusal `UploadIncomplete` */
async function completed(deps: ApiDependencies, me: SignedIn, id: string): Promise<UploadRow> {
  const partsThere = await rows(deps.database.read, 'uploadPart').countBy({ uploadId: id });
  // read after its parts: those of a finished one are gone
  const upload = await ownUpload(deps, me, id);
  if (upload.documentId === null && partsThere < partCount(upload)) throw new Refusal('UploadIncomplete');
  return upload;
}

/** Joins uploads in this process, each once at a time; of other processes it knows through the database. */
export function uploadJoiner(deps: ApiDependencies): UploadJoiner {
  const underWay = new Map<string, Promise<void>>();

  const begin = (id: string, sha256: string | undefined): Promise<void> => {
    const joining = join(deps, id, sha256).finally(() => underWay.delete(id));
    underWay.set(id, joining);
    joining.catch((error: unknown) => {
      if (!(error instanceof Refusal)) deps.log.error({ upload: id, err: error }, 'an upload could not be joined');
    });
    return joining;
  };

  return {
    async complete(me, id, sha256) {
      const { caseId, documentId: before } = await completed(deps, me, id);
      if (before === null || underWay.has(id)) {
        if (caseId !== null) await mustSeeCase(deps, me, caseId);
        await Promise.race([underWay.get(id) ?? begin(id, sha256), sleep(patienceMs, undefined, { ref: false })]);
      }
      const { documentId, joined: bytes } = await ownUpload(deps, me, id);
      // joined, and a sealed file is still being looked at
      if (documentId === null || underWay.has(id)) return { joined: bytes };
      const document = await rows(deps.database.read, 'document').findOneBy({ id: documentId });
      if (!document) throw noUpload();
      if (sha256 !== undefined && sha256 !== document.sha256) throw new Refusal('HashMismatch');
      return { document: documentRef(document), joined: bytes };
    },
  };
}
