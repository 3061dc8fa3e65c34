import { createHash } from 'node:crypto';
import type { Signer } from '../../activities/ports/signer';
import { rows, type Database } from '../../database/database';
import { publishDefinitions } from '../../database/definitions';
import { builtInDefinitions } from '../../definitions/registry';
import { hashOf } from '../../domain/hash';
import { packageHash, packageText, type ExchangePackage, type SignedPackage } from '../../domain/exchange-package';
import { packer } from '../../exchange/outbox';
import { caseRow } from './rows';

const at = '2026-03-02T01:00:00.000Z';

/** The document that the first notice of {@link packedCity} names. */
export const namedDocument = Buffer.from(`%PDF-1.4\n${'招标文件'.repeat(50)}\n%%EOF\n`);
const sha256 = createHash('sha256').update(namedDocument).digest('hex');

/** Signs a package as the city does. */
export async function signPackage(pack: ExchangePackage, signer: Signer): Promise<SignedPackage> {
  const hash = packageHash(pack);
  const value = await signer.sign(packageText(pack.sender.code, pack.number, hash));
  return { package: pack, hash, signature: { keyId: signer.keyId, algorithm: signer.algorithm, value } };
}

/** Three packages of a case: its call for tenders with a document, and two more notices. */
export async function packedCity(database: Database, code: string): Promise<ExchangePackage[]> {
  await publishDefinitions(database, builtInDefinitions, at);
  const pack = packer({ code, name: '昆明市公共资源交易平台', ocidPrefix: code });
  const file = { id: 'document-1', name: '招标文件.pdf', size: namedDocument.length, sha256 };
  const title = { zh: '招标文件', en: 'Tender document' };
  const field = { path: 'submitDocuments.tenderDocument', title, type: 'document', value: [file] };
  await database.write(async (tx) => {
    await rows(tx, 'case').insert(caseRow('C-1', { isPublic: true }));
    await rows(tx, 'document').insert({
      ...file,
      caseId: 'C-1',
      type: 'application/pdf',
      uploadedBy: 'agency',
      bodyId: 'agency-a',
      uploadedAt: at,
    });
    for (const [seq, kind] of [
      [5, 'tenderNotice'],
      [6, 'suspension'],
      [7, 'resumption'],
    ] as const) {
      const content = {
        title: { zh: '公告', en: 'Notice' },
        caseTitle: '示例项目',
        fields: kind === 'tenderNotice' ? [field] : [],
        tables: [],
      };
      await rows(tx, 'notice').insert({
        id: `notice-${seq}`,
        number: `C-1-${seq}-${kind}`,
        caseId: 'C-1',
        seq,
        kind,
        process: 'openTender',
        region: '530100',
        industry: 'construction',
        publishedAt: at,
        content,
        hash: hashOf(content),
      });
      await pack(tx, { kind: 'notice', id: `notice-${seq}` });
    }
  });
  const made = await rows(database.read, 'exchangePackage').find({ order: { number: 'ASC' } });
  return made.map(({ body }) => body as ExchangePackage);
}
