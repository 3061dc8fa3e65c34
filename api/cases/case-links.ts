import { rows } from '../../database/database';
import type { CaseView } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { Refusal } from '../http/refusal';
import { openCase, type OpenedCase } from './case-access';

/** The other lots of the project and the tenders before and after, as far as the person may read them. */
export async function caseLinks(deps: ApiDependencies, me: SignedIn, { row }: OpenedCase): Promise<CaseView['links']> {
  const found = await rows(deps.database.read, 'link').find({ where: [{ caseId: row.id }, { toCaseId: row.id }] });
  const lots = await rows(deps.database.read, 'case').findBy({ projectId: row.projectId });
  const kinds = new Map<string, CaseView['links'][number]['kind']>();
  for (const lot of lots) if (lot.id !== row.id) kinds.set(lot.id, 'lot');
  for (const link of found) {
    if (link.caseId === row.id) kinds.set(link.toCaseId, 'retenderOf');
    else kinds.set(link.caseId, 'retenderedAs');
  }
  const result: CaseView['links'] = [];
  for (const [id, kind] of kinds) {
    const other = await openCase(deps, me, id).catch(unlessRefused);
    if (!other) continue;
    const { definition } = other;
    const closing = other.row.closing === null ? undefined : definition.closings[other.row.closing]?.title;
    const stageTitle = closing ?? definition.stages[other.row.stage]?.title ?? { zh: '', en: '' };
    const { title, lot } = other.row;
    result.push({ kind, case: { id, code: id, title, ...(lot !== null && { lot }), stageTitle } });
  }
  return result;
}

const unlessRefused = (error: unknown): undefined => {
  if (!(error instanceof Refusal)) throw error;
};
