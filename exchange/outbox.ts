import type { EntityManager } from 'typeorm';
import { rows, type Database } from '../database/database';
import { insertUnlessThere } from '../database/plain-statements';
import type { CertificateRow, NoticeRow } from '../database/rows';
import { tables } from '../database/tables';
import {
  beforeFirst,
  packageFormat,
  packageHash,
  type ExchangePackage,
  type PackageContent,
  type PlatformName,
} from '../domain/exchange-package';
import { dataSetsOf } from './data-sets';
import { releaseOf } from './ocds/release';
import { documentsOf, publicationsOf, readPublicCase, type Cause, type PublicCase } from './public-case';

/** Who sends. */
export interface SendingPlatform extends PlatformName {
  /** In front of the ids of contracting processes. */
  readonly ocidPrefix: string;
}

/** Makes the package of what became public, in the transaction that makes it public. */
export type Pack = (tx: EntityManager, cause: Cause) => Promise<void>;

/** Under which a package is found by what it tells of. */
export const causeKey = ({ kind, id }: Cause): string => `${kind}:${id}`;
/** The row that whoever makes a package locks; the numbers themselves are those of the packages. */
const lockName = 'exchange';

/** The place in the chain after which the next package goes. Locks the chain until the end of the transaction. */
export async function lockChain(tx: EntityManager): Promise<{ readonly number: number; readonly hash: string }> {
  const serials = rows(tx, 'serial');
  if (!(await serials.existsBy({ name: lockName }))) {
    await insertUnlessThere(tx, 'serial', { name: lockName, last: 0 });
  }
  await serials.increment({ name: lockName }, 'last', 0);
  const [last] = await rows(tx, 'exchangePackage').find({ order: { number: 'DESC' }, take: 1 });
  return last ?? beforeFirst;
}

function contentOf(file: PublicCase, cause: Cause, prefix: string): PackageContent | undefined {
  const publication = publicationsOf(file).find((one) => causeKey(one) === causeKey(cause));
  if (!publication) return undefined;
  const notice = file.notices.find(({ id }) => cause.kind === 'notice' && id === cause.id);
  const certificate = file.certificates.find(({ number }) => cause.kind === 'certificate' && number === cause.id);
  const named = notice ? documentsOf(notice.content).flatMap((id) => file.documents.get(id) ?? []) : [];
  return {
    case: {
      id: file.id,
      title: file.title,
      ...(file.lot !== undefined && { lot: file.lot }),
      region: file.region,
      industry: file.industry,
      process: file.definition.process,
      processTitle: file.definition.title,
    },
    ...(notice && {
      notice: {
        id: notice.id,
        number: notice.number,
        seq: notice.seq,
        kind: notice.kind,
        publishedAt: notice.publishedAt,
        content: notice.content,
        hash: notice.hash,
      },
    }),
    ...(certificate && {
      certificate: {
        number: certificate.number,
        issuedAt: certificate.issuedAt,
        content: certificate.content,
        hash: certificate.hash,
        signature: certificate.signature,
        keyId: certificate.keyId,
      },
    }),
    datasets: dataSetsOf(file, notice),
    release: { ...releaseOf(file, publication, prefix) },
    documents: named.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
  };
}

/**
 * Makes packages for a platform; each cause makes one, however often it is asked for. A platform without a code sends
 * nothing and makes none.
 */
export function packer(sender: SendingPlatform | undefined): Pack {
  return async (tx, cause) => {
    if (!sender) return;
    const key = causeKey(cause);
    const { number: last, hash: previousHash } = await lockChain(tx);
    if (await rows(tx, 'exchangePackage').existsBy({ cause: key })) return;
    const file = await readPublicCase(tx, await caseOf(tx, cause));
    const content = file && contentOf(file, cause, sender.ocidPrefix);
    if (!content) return;
    const pack: ExchangePackage = {
      format: packageFormat,
      sender: { code: sender.code, name: sender.name },
      number: last + 1,
      previousHash,
      madeAt: publishedAt(content),
      content: withoutHoles(content),
    };
    await rows(tx, 'exchangePackage').insert({
      number: pack.number,
      cause: key,
      caseId: content.case.id,
      madeAt: pack.madeAt,
      body: pack,
      previousHash,
      hash: packageHash(pack),
      acknowledgedAt: null,
      acknowledgement: null,
    });
    await nameDocuments(tx, file, cause, pack.number);
  };
}

/** From here on the receiver may ask for the documents of the notice. */
async function nameDocuments(tx: EntityManager, file: PublicCase, cause: Cause, number: number): Promise<void> {
  const notice = file.notices.find(({ id }) => cause.kind === 'notice' && id === cause.id);
  for (const id of notice ? documentsOf(notice.content) : []) {
    const document = file.documents.get(id);
    if (!document || (await rows(tx, 'exchangeNamedDocument').existsBy({ sha256: document.sha256 }))) continue;
    const { sha256, size } = document;
    await rows(tx, 'exchangeNamedDocument').insert({ sha256, documentId: id, size, number });
  }
}

/** Publications without a package, oldest first: what was public before this platform began to send. */
export async function unpacked(database: Database, most: number): Promise<Cause[]> {
  const missing = (table: 'notice' | 'certificate', id: string, at: string) =>
    rows(database.read, table)
      .createQueryBuilder('published')
      .where(
        `NOT EXISTS (SELECT 1 FROM ${tables.exchangePackage.name} pack` +
          ` WHERE pack.cause = ${joined(database, table, `published.${id}`)})`,
      )
      .orderBy(`published.${at}`)
      .addOrderBy(`published.${id}`)
      .limit(most)
      .getMany();
  const notices = (await missing('notice', 'id', 'publishedAt')) as NoticeRow[];
  const certificates = (await missing('certificate', 'number', 'issuedAt')) as CertificateRow[];
  return [
    ...notices.map(({ id, publishedAt: at }) => ({ kind: 'notice' as const, id, at })),
    ...certificates.map(({ number, issuedAt: at }) => ({ kind: 'certificate' as const, id: number, at })),
  ]
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
    .slice(0, most);
}

const joined = ({ dialect }: Database, kind: string, column: string): string =>
  dialect === 'mysql' ? `CONCAT('${kind}:', ${column})` : `'${kind}:' || ${column}`;

const mostAtOnce = 200;

/**
 * Makes the packages of everything that is public and has none, in the order in which it became public.
 * @returns how many it has made
 */
export async function packAll(database: Database, sender: SendingPlatform): Promise<number> {
  const pack = packer(sender);
  let made = 0;
  for (;;) {
    const causes = await unpacked(database, mostAtOnce);
    for (const cause of causes) await database.write((tx) => pack(tx, cause));
    made += causes.length;
    if (causes.length < mostAtOnce) return made;
  }
}

const publishedAt = ({ notice, certificate }: PackageContent): string =>
  notice?.publishedAt ?? certificate?.issuedAt ?? '';

/** As it is after it was stored: properties that are undefined are gone. */
const withoutHoles = (content: PackageContent): PackageContent => JSON.parse(JSON.stringify(content)) as PackageContent;

async function caseOf(tx: EntityManager, { kind, id }: Cause): Promise<string> {
  if (kind === 'notice') return (await rows(tx, 'notice').findOneByOrFail({ id })).caseId;
  return (await rows(tx, 'certificate').findOneByOrFail({ number: id })).caseId;
}
