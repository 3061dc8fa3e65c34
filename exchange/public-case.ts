import { In, type EntityManager } from 'typeorm';
import { enteredBy, enteredTimes, isOfPeople, seesParty, type CaseState, type Process } from '../definitions/language';
import { rows } from '../database/database';
import type { NoticeContent, NoticeDocument } from '../database/notice-content';
import type { CertificateRow, DocumentRow, NoticeRow, PartyRow } from '../database/rows';
import type { Unit } from '../domain/amount';

/** A body that takes part in a case openly. */
export interface OpenParty {
  readonly role: string;
  readonly id: string;
  readonly name: string;
  readonly uscc?: string;
}

/** A notice, and the stage in which the act was taken that published it. */
export interface PublishedNotice extends Omit<NoticeRow, 'content'> {
  readonly content: NoticeContent;
  readonly stage: string;
}

/** All that is public of a case: what notices and certificates say, and who takes part without secrecy. */
export interface PublicCase {
  readonly id: string;
  readonly title: string;
  readonly lot?: string;
  readonly region: string;
  readonly industry: string;
  readonly unit: Unit;
  readonly definition: Process;
  readonly parties: readonly OpenParty[];
  /** In the order in which they became public. */
  readonly notices: readonly PublishedNotice[];
  readonly certificates: readonly CertificateRow[];
  /** Documents that its notices name, by id. */
  readonly documents: ReadonlyMap<string, DocumentRow>;
  /** The failed tender that this one follows, where that is public too. */
  readonly follows?: { readonly id: string; readonly title: string };
}

/** What became public: a notice or a certificate, by its id or number. */
export interface Cause {
  readonly kind: 'notice' | 'certificate';
  readonly id: string;
}

/** Something that became public, and when. */
export interface Publication extends Cause {
  readonly at: string;
  readonly seq: number;
}

/** By time, then by the number of the act; a notice stands before the certificate of the same act. */
const placeOf = ({ at, seq, kind, id }: Publication): string =>
  [at, String(seq).padStart(9, '0'), kind === 'notice' ? '0' : '1', id].join(' ');
const byTime = (a: Publication, b: Publication): number => {
  const [one, other] = [placeOf(a), placeOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Sequence numbers stand in the numbers of certificates, after the last hyphen. */
const seqOf = (certificate: CertificateRow): number => Number(certificate.number.split('-').at(-1));

/** Everything of a case that became public, in order. */
export const publicationsOf = ({
  notices,
  certificates,
}: Pick<PublicCase, 'notices' | 'certificates'>): Publication[] =>
  [
    ...notices.map(({ id, publishedAt, seq }) => ({ kind: 'notice' as const, id, at: publishedAt, seq })),
    ...certificates.map((row) => ({
      kind: 'certificate' as const,
      id: row.number,
      at: row.issuedAt,
      seq: seqOf(row),
    })),
  ].sort(byTime);

/** The case as the public knew it when that had just become public. */
export function publicCaseAt(file: PublicCase, publication: Publication): PublicCase {
  const before = new Set(
    publicationsOf(file)
      .filter((one) => byTime(one, publication) <= 0)
      .map(({ kind, id }) => `${kind}:${id}`),
  );
  return {
    ...file,
    notices: file.notices.filter(({ id }) => before.has(`notice:${id}`)),
    certificates: file.certificates.filter(({ number }) => before.has(`certificate:${number}`)),
  };
}

/** Ids of the documents that a notice names. */
export const documentsOf = ({ fields }: NoticeContent): string[] =>
  fields.flatMap(({ type, value }) => (type === 'document' ? (value as NoticeDocument[]).map(({ id }) => id) : []));

/** Reads what is public of a case; undefined while nothing is. Reads no act, entry or sealed value. */
export async function readPublicCase(manager: EntityManager, caseId: string): Promise<PublicCase | undefined> {
  const row = await rows(manager, 'case').findOneBy({ id: caseId });
  const published = await rows(manager, 'notice').findBy({ caseId });
  const certificates = await rows(manager, 'certificate').findBy({ caseId });
  if (!row || published.length + certificates.length === 0) return undefined;
  const definition = (await rows(manager, 'definition').findOneByOrFail({ id: row.definitionId })).json as Process;
  const stages = await stagesOf(manager, caseId);
  const notices = published.map((notice) => ({
    ...notice,
    content: notice.content as NoticeContent,
    stage: stages.get(notice.seq) ?? '',
  }));
  const follows = await followed(manager, caseId);
  const file = {
    id: row.id,
    title: row.title,
    ...(row.lot !== null && { lot: row.lot }),
    region: row.region,
    industry: row.industry,
    unit: row.unit as Unit,
    definition,
    parties: await openParties(manager, caseId, definition, row.state as CaseState),
    documents: await namedDocuments(manager, notices),
    ...(follows && { follows }),
  };
  const order = publicationsOf({ notices, certificates }).map(({ kind, id }) => `${kind}:${id}`);
  const place = (key: string): number => order.indexOf(key);
  return {
    ...file,
    notices: notices.sort((a, b) => place(`notice:${a.id}`) - place(`notice:${b.id}`)),
    certificates: certificates.sort((a, b) => place(`certificate:${a.number}`) - place(`certificate:${b.number}`)),
  };
}

/** In which stage each event happened. */
async function stagesOf(manager: EntityManager, caseId: string): Promise<Map<number, string>> {
  const events = await rows(manager, 'event').find({
    where: { caseId },
    select: { caseId: true, seq: true, stage: true },
  });
  return new Map(events.map(({ seq, stage }) => [seq, stage]));
}

async function openParties(
  manager: EntityManager,
  caseId: string,
  definition: Process,
  state: CaseState,
): Promise<OpenParty[]> {
  const openness = { entered: enteredBy(state), enteredAt: enteredTimes(state), published: state.published };
  const isOpen = ({ role, since }: PartyRow): boolean => {
    const named = definition.roles[role];
    return (
      named?.party !== 'many' &&
      !isOfPeople(named) &&
      seesParty(definition, role, { at: since }, { roles: [] }, openness)
    );
  };
  const parties = (await rows(manager, 'party').findBy({ caseId })).filter((party) => isOpen(party) && !party.leftAt);
  const bodies = await rows(manager, 'body').findBy({ id: In(parties.map(({ bodyId }) => bodyId ?? '')) });
  const byId = new Map(bodies.map((body) => [body.id, body]));
  return parties
    .flatMap(({ role, bodyId }) => {
      const body = byId.get(bodyId ?? '');
      return body ? [{ role, id: body.id, name: body.name, ...(body.uscc !== null && { uscc: body.uscc }) }] : [];
    })
    .sort((a, b) => (a.role === b.role ? (a.id < b.id ? -1 : 1) : a.role < b.role ? -1 : 1));
}

async function namedDocuments(
  manager: EntityManager,
  notices: readonly PublishedNotice[],
): Promise<Map<string, DocumentRow>> {
  const ids = notices.flatMap(({ content }) => documentsOf(content));
  const found = ids.length > 0 ? await rows(manager, 'document').findBy({ id: In(ids) }) : [];
  return new Map(found.map((document) => [document.id, document]));
}

async function followed(manager: EntityManager, caseId: string): Promise<PublicCase['follows'] | undefined> {
  const link = await rows(manager, 'link').findOneBy({ caseId, kind: 'retenderOf' });
  if (!link || !(await rows(manager, 'notice').existsBy({ caseId: link.toCaseId }))) return undefined;
  const { id, title } = await rows(manager, 'case').findOneByOrFail({ id: link.toCaseId });
  return { id, title };
}
