import { In } from 'typeorm';
import type { z } from 'zod';
import { text } from '../../definitions/language/text';
import { rows } from '../../database/database';
import type { ExchangedCaseRow, ExchangeInboxRow } from '../../database/rows';
import type { ExchangePackage, PackagedNotice } from '../../domain/exchange-package';
import { canonicalJson } from '../../domain/canonical';
import { inRegion } from '../access/in-region';
import { keysetPage } from '../access/keyset-page';
import { containing } from '../access/search-text';
import {
  type exchangedCaseQuery,
  type ExchangedCase,
  type ExchangedCaseView,
  type ExchangedVersion,
  type Notice,
  type Page,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { changesBetween, factsOf } from './release-facts';

const packageOf = ({ body }: ExchangeInboxRow): ExchangePackage => body as ExchangePackage;

async function senderNames({ database }: ApiDependencies): Promise<ReadonlyMap<string, string>> {
  const senders = await rows(database.read, 'exchangeSender').find();
  return new Map(senders.map(({ code, name }) => [code, name]));
}

const summaryOf = (row: ExchangedCaseRow, names: ReadonlyMap<string, string>): ExchangedCase => ({
  id: row.id,
  sender: { code: row.sender, name: names.get(row.sender) ?? row.sender },
  caseId: row.caseId,
  title: row.title,
  ...(row.lot !== null && { lot: row.lot }),
  processTitle: row.processTitle as ExchangedCase['processTitle'],
  region: row.region,
  industry: row.industry,
  ...(row.buyer !== null && { buyer: row.buyer }),
  ...(row.status !== null && { status: row.status }),
  versions: row.versions,
  updatedAt: row.updatedAt,
  receivedAt: row.receivedAt,
});

/** Cases of other platforms, the one that changed last first. */
export async function listExchangedCases(
  deps: ApiDependencies,
  query: z.output<typeof exchangedCaseQuery>,
): Promise<Page<ExchangedCase>> {
  const found = rows(deps.database.read, 'exchangedCase').createQueryBuilder('told').where('1 = 1');
  const { q, sender, region, status } = query;
  if (q !== undefined && q.trim() !== '') {
    const like = ['title', 'lot', 'caseId', 'buyer'].map((column) => `told.${column} LIKE :q ESCAPE '!'`).join(' OR ');
    found.andWhere(`(${like})`, { q: containing(q) });
  }
  if (sender !== undefined) found.andWhere('told.sender = :sender', { sender });
  if (region !== undefined) inRegion(found, 'told.region', region);
  if (status !== undefined) found.andWhere('told.status = :status', { status });
  const page = await keysetPage(found, { column: 'updatedAt', direction: 'DESC' }, query);
  const names = await senderNames(deps);
  return { ...page, items: page.items.map((row) => summaryOf(row, names)) };
}

const seconds = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 1000);

const certificateTitle = text('交易证明', 'Transaction certificate');

function versionOf(row: ExchangeInboxRow, before: ExchangeInboxRow | undefined): ExchangedVersion {
  const { notice, certificate, release } = packageOf(row).content;
  const title = (notice?.content as { title?: ExchangedVersion['title'] } | undefined)?.title ?? certificateTitle;
  return {
    number: row.number,
    hash: row.hash,
    madeAt: row.madeAt,
    receivedAt: row.receivedAt,
    lagSeconds: seconds(row.madeAt, row.receivedAt),
    title,
    ...(notice && { noticeId: notice.id }),
    ...(certificate && { certificate: certificate.number }),
    changes: changesBetween(before && packageOf(before).content.release, release),
  };
}

type Told = Pick<Notice, 'title' | 'caseTitle' | 'fields' | 'tables' | 'amends'>;

/** A notice of another platform as everybody reads it. */
function noticeOf(notice: PackagedNotice, row: ExchangedCaseRow): Notice {
  const { title, caseTitle, fields, tables, amends } = notice.content as Told;
  const { region, industry, caseId, process } = row;
  const at = { caseId, caseCode: caseId, region, industry, process };
  return { ...notice, ...at, caseTitle, title, fields, tables, ...(amends && { amends }) };
}

async function documentsOf({ database }: ApiDependencies, sender: string, packs: readonly ExchangePackage[]) {
  const hashes = packs.flatMap(({ content }) => content.documents.map(({ sha256 }) => sha256));
  if (hashes.length === 0) return [];
  const found = await rows(database.read, 'exchangeDocument').find({
    where: { sender, sha256: In(hashes) },
    order: { number: 'ASC', id: 'ASC' },
  });
  return found.map(({ completedAt, sender: _, storeId: __, ...row }) => ({
    ...row,
    ...(completedAt !== null && { completedAt }),
  }));
}

async function certificatesOf(deps: ApiDependencies, sender: string, packs: readonly ExchangePackage[]) {
  const keys = (await rows(deps.database.read, 'exchangeSender').findOneBy({ code: sender }))?.keys ?? [];
  return Promise.all(
    packs
      .flatMap(({ content }) => content.certificate ?? [])
      .map(async (certificate) => {
        const { content, signature, keyId } = certificate;
        const key = keys.find((one) => one.keyId === keyId);
        const valid =
          key !== undefined && (await deps.signer.isSignedBy(key.publicKey, canonicalJson(content), signature));
        return { ...certificate, content: content as Record<string, unknown>, valid };
      }),
  );
}

/** A case of another platform with all that was received of it. @throws Refusal NotFound */
export async function readExchangedCase(deps: ApiDependencies, id: string): Promise<ExchangedCaseView> {
  const row = await rows(deps.database.read, 'exchangedCase').findOneBy({ id });
  if (!row) throw refuse.notFound();
  const received = await rows(deps.database.read, 'exchangeInbox').find({
    where: { caseKey: id },
    order: { number: 'ASC' },
  });
  const packs = received.map(packageOf);
  const notices = packs.flatMap(({ content }) => (content.notice ? [noticeOf(content.notice, row)] : []));
  return {
    ...summaryOf(row, await senderNames(deps)),
    ocid: String((row.release as { ocid?: unknown }).ocid),
    facts: [...factsOf(row.release)].map(([fact, value]) => ({ fact, value })),
    notices: notices.reverse(),
    certificates: (await certificatesOf(deps, row.sender, packs)).reverse(),
    documents: await documentsOf(deps, row.sender, packs),
    history: received.map((one, index) => versionOf(one, received[index - 1])).reverse(),
  };
}

/** Every release of a case of another platform as it was received, oldest first. @throws Refusal NotFound */
export async function receivedReleases(deps: ApiDependencies, id: string): Promise<Record<string, unknown>[]> {
  const received = await rows(deps.database.read, 'exchangeInbox').find({
    where: { caseKey: id },
    order: { number: 'ASC' },
  });
  if (received.length === 0) throw refuse.notFound();
  return received.map((row) => ({ ...packageOf(row).content.release }));
}
