import { In, MoreThan } from 'typeorm';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { CaseView } from '../contract';
import { mayRead } from '../access/may-read';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { readDefinition, type OpenedCase } from './case-access';

/** The other lots of the project and the tenders before and after, as far as the person may read them. */
export async function caseLinks(deps: ApiDependencies, me: SignedIn, { row }: OpenedCase): Promise<CaseView['links']> {
  const found = await rows(deps.database.read, 'link').find({ where: [{ caseId: row.id }, { toCaseId: row.id }] });
  const lots = await rows(deps.database.read, 'case').find({
    where: { projectId: row.projectId },
    select: { id: true },
    order: { id: 'ASC' },
  });
  const kinds = new Map<string, CaseView['links'][number]['kind']>();
  for (const lot of lots) if (lot.id !== row.id) kinds.set(lot.id, 'lot');
  for (const link of found) {
    if (link.caseId === row.id) kinds.set(link.toCaseId, 'retenderOf');
    else kinds.set(link.caseId, 'retenderedAs');
  }
  const linked = await readableCases(deps, me, [...kinds.keys()]);
  const result: CaseView['links'] = [];
  for (const [id, kind] of kinds) {
    const other = linked.get(id);
    if (!other) continue;
    const definition = await readDefinition(deps, other.definitionId);
    const closing = other.closing === null ? undefined : definition.closings[other.closing]?.title;
    const stageTitle = closing ?? definition.stages[other.stage]?.title ?? { zh: '', en: '' };
    const { title, lot } = other;
    result.push({ kind, case: { id, code: id, title, ...(lot !== null && { lot }), stageTitle } });
  }
  return result;
}

/** Those of the cases that have begun and that the person may read, by id. */
async function readableCases(
  { database }: ApiDependencies,
  me: SignedIn,
  ids: readonly string[],
): Promise<Map<string, CaseRow>> {
  if (ids.length === 0) return new Map();
  const found = await rows(database.read, 'case').findBy({ id: In([...ids]), seq: MoreThan(0) });
  const parties = await rows(database.read, 'party').findBy({ caseId: In([...ids]) });
  const partiesOf = new Map(ids.map((id) => [id, parties.filter((party) => party.caseId === id)]));
  const readable = found.filter((row) => mayRead(me.ability, 'Case', row, partiesOf.get(row.id)));
  return new Map(readable.map((row) => [row.id, row]));
}
