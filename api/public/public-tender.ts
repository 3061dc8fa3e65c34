import { In } from 'typeorm';
import type { Process } from '../../definitions/language';
import { rows } from '../../database/database';
import { gateRefusal } from '../../database/gate';
import type { CaseRow } from '../../database/rows';
import { readDefinition } from '../cases/case-access';
import type { PublicTender } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { matchingNotices, noticeOf } from './notices';
import { admitsBodies, firstNotices, publicFacts } from './open-tenders';

/**
 * A tender as everybody may know it, from its first notice on.
 * @throws Refusal NotFound for one that has not been made public, as for one that does not exist
 */
export async function publicTender(deps: ApiDependencies, id: string): Promise<PublicTender> {
  const row = await rows(deps.database.read, 'case').findOneBy({ id, isPublic: true });
  const [facts] = row ? await publicFacts(deps, [row]) : [];
  if (!row || !facts) throw refuse.notFound();
  const definition = await readDefinition(deps, row.definitionId);
  const notices = await matchingNotices(deps.database.read, { caseId: id }).orderBy('notice.seq', 'ASC').getMany();
  return {
    ...facts,
    ...standing(row, definition),
    takesBids: await takesBids(deps, row, definition),
    notices: notices.map(noticeOf),
    links: await publicLinks(deps, row),
  };
}

function standing(
  { stage, closing, suspendedAt }: CaseRow,
  { stages, closings }: Process,
): Pick<PublicTender, 'stageTitle' | 'closingTitle' | 'outcome' | 'suspendedAt'> {
  const end = closing === null ? undefined : closings[closing];
  return {
    stageTitle: stages[stage]?.title ?? { zh: stage, en: stage },
    ...(end && { closingTitle: end.title, outcome: end.outcome }),
    ...(closing === null && suspendedAt !== null && { suspendedAt }),
  };
}

async function takesBids({ database, clock }: ApiDependencies, row: CaseRow, definition: Process): Promise<boolean> {
  if (row.closing !== null || row.suspendedAt !== null || !admitsBodies(definition, row.stage)) return false;
  const gate = await rows(database.read, 'gate').findOneBy({ caseId: row.id });
  return gateRefusal(gate ?? undefined, '', clock.now()) === undefined;
}

/** The other lots of its project, and the tenders before and after, once each of them has been made public. */
async function publicLinks(deps: ApiDependencies, { id, projectId }: CaseRow): Promise<PublicTender['links']> {
  const { read } = deps.database;
  const links = await rows(read, 'link').find({ where: [{ caseId: id }, { toCaseId: id }] });
  const kinds = new Map<string, PublicTender['links'][number]['kind']>();
  for (const lot of await rows(read, 'case').findBy({ projectId })) if (lot.id !== id) kinds.set(lot.id, 'lot');
  for (const { caseId, toCaseId } of links) {
    if (caseId === id) kinds.set(toCaseId, 'retenderOf');
    else kinds.set(caseId, 'retenderedAs');
  }
  if (kinds.size === 0) return [];
  const others = await rows(read, 'case').find({
    where: { id: In([...kinds.keys()]), isPublic: true },
    order: { id: 'ASC' },
  });
  const first = await firstNotices(deps, others);
  return others.flatMap(({ id: code, title, lot }) => {
    const kind = kinds.get(code);
    const noticeId = first.get(code);
    return kind && noticeId !== undefined ? [{ kind, code, title, ...(lot !== null && { lot }), noticeId }] : [];
  });
}
