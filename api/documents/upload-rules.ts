import type { Request } from 'express';
import { rows } from '../../database/database';
import { text } from '../../definitions/language/text';
import { seenName } from '../../domain/document-name';
import { isHash } from '../../domain/hash';
import { mayRead } from '../access/may-read';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal, refuse } from '../http/refusal';

/** The name without folders and control characters. @throws Refusal when nothing is left */
export function cleanName(given: string): string {
  const name = seenName(given);
  if (name === '' || name.startsWith('.')) {
    throw refuse.invalidField('name', 'required', text('请给出文件名', 'Give the document a name'));
  }
  return name;
}

/** The document is larger than a deployment allows. */
export const tooLarge = (limit: number): Refusal => {
  const mb = Math.floor(limit / 1024 / 1024);
  return new Refusal(
    'TooLarge',
    text(
      `文件超过 ${mb} MB 的上限。请压缩或拆分后再上传。`,
      `The document is larger than ${mb} MB. Compress or split it.`,
    ),
  );
};

/** The hash that the sender announces for the body; undefined without one. @throws Refusal when it is none */
export function announcedHash(req: Request): string | undefined {
  const sha256 = req.get('x-content-sha256')?.toLowerCase();
  if (sha256 !== undefined && !isHash(sha256)) {
    throw refuse.invalidField(
      'x-content-sha256',
      'wrongPattern',
      text('校验值格式不正确', 'This is no SHA-256 in hexadecimal'),
    );
  }
  return sha256;
}

/** A document may be put to a case that its sender sees. @throws Refusal `NotFound` otherwise */
export async function mustSeeCase({ database }: ApiDependencies, me: SignedIn, caseId: string): Promise<void> {
  const row = await rows(database.read, 'case').findOneBy({ id: caseId });
  const parties = row ? await rows(database.read, 'party').findBy({ caseId }) : [];
  if (row?.id !== caseId || !mayRead(me.ability, 'Case', row, parties)) throw refuse.notFound();
}
