import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { ContentTooLarge, type StoredContent } from '../../activities/ports/document-store';
import { rows } from '../../database/database';
import type { DocumentRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { isHash } from '../../domain/hash';
import { mayRead } from '../access/may-read';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal, refuse } from '../http/refusal';
import { headLength, typeOf } from './document-kind';
import { incomingContent, refuseRest } from './incoming-content';

/** The name without folders and control characters. @throws Refusal when nothing is left */
function cleanName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (name === '' || name.startsWith('.')) {
    throw refuse.invalidField('name', 'required', text('请给出文件名', 'Give the document a name'));
  }
  return name;
}

const tooLarge = (limit: number) => {
  const mb = Math.floor(limit / 1024 / 1024);
  return new Refusal(
    'TooLarge',
    text(
      `文件超过 ${mb} MB 的上限。请压缩或拆分后再上传。`,
      `The document is larger than ${mb} MB. Compress or split it.`,
    ),
  );
};

/** What the sender says of the content beforehand. @throws Refusal */
function announced(req: Request, limit: number): { sha256: string | undefined } {
  const length = Number(req.get('content-length') ?? 0);
  if (length > limit) throw tooLarge(limit);
  const sha256 = req.get('x-content-sha256')?.toLowerCase();
  if (sha256 !== undefined && !isHash(sha256)) {
    throw refuse.invalidField(
      'x-content-sha256',
      'wrongPattern',
      text('校验值格式不正确', 'This is no SHA-256 in hexadecimal'),
    );
  }
  return { sha256 };
}

async function checkCase({ database }: ApiDependencies, me: SignedIn, caseId: string): Promise<void> {
  const row = await rows(database.read, 'case').findOneBy({ id: caseId });
  const parties = row ? await rows(database.read, 'party').findBy({ caseId }) : [];
  if (!row || !mayRead(me.ability, 'Case', row, parties)) throw refuse.notFound();
}

async function takeIn(
  { documents, configuration }: ApiDependencies,
  req: Request,
  id: string,
  name: string,
): Promise<StoredContent & { type: string }> {
  const limit = configuration.uploadLimitBytes;
  const { sha256 } = announced(req, limit);
  const { head, content } = await incomingContent(req, headLength);
  const type = typeOf(name, head);
  if (type === undefined) throw new Refusal('UnsupportedType');
  let stored: StoredContent;
  try {
    stored = await documents.put(id, content, limit);
  } catch (error) {
    if (error instanceof ContentTooLarge) throw tooLarge(limit);
    throw error;
  }
  if (sha256 !== undefined && sha256 !== stored.sha256) {
    await documents.remove(id);
    throw new Refusal('HashMismatch');
  }
  return { ...stored, type };
}

/**
 * Takes a document in. Its row is written only when the content is there, whole and as announced, so an upload that
 * breaks off leaves nothing.
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
    if (query.caseId !== undefined) await checkCase(deps, me, query.caseId);
    const id = randomUUID();
    const content = await takeIn(deps, req, id, name);
    const row: DocumentRow = {
      id,
      caseId: query.caseId ?? null,
      name,
      ...content,
      uploadedBy: me.user.id,
      bodyId: me.membership.body.id,
      uploadedAt: deps.clock.now(),
    };
    try {
      await deps.database.write((tx) => rows(tx, 'document').insert(row));
    } catch (error) {
      await deps.documents.remove(id);
      throw error;
    }
    return row;
  } catch (error) {
    refuseRest(req);
    throw error;
  }
}
