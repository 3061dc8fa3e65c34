import { In, type EntityManager } from 'typeorm';
import type { Process } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { CaseSummary } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { readDefinition } from './case-access';

const unknown = (word: string) => ({ zh: word, en: word });

/** Cases as the rows of a list. */
export async function summaries(deps: ApiDependencies, found: readonly CaseRow[]): Promise<CaseSummary[]> {
  const manager = deps.database.read;
  const names = await bodyNames(
    manager,
    found.flatMap((row) => [row.tendererId, ...(row.agencyId ? [row.agencyId] : [])]),
  );
  const regions = await regionNames(manager, found);
  const definitions = new Map<string, Process>();
  for (const id of new Set(found.map((row) => row.definitionId))) definitions.set(id, await readDefinition(deps, id));
  const now = deps.clock.now();
  return found.map((row) => summary(row, definitions.get(row.definitionId), names, regions, now));
}

async function regionNames(manager: EntityManager, found: readonly CaseRow[]) {
  const codes = [...new Set(found.map((row) => row.region))];
  const regions = codes.length > 0 ? await rows(manager, 'region').findBy({ code: In(codes) }) : [];
  return new Map(regions.map((region) => [region.code, { zh: region.nameZh, en: region.nameEn }]));
}

function summary(
  row: CaseRow,
  definition: Process | undefined,
  names: ReadonlyMap<string, string>,
  regions: ReadonlyMap<string, { zh: string; en: string }>,
  now: string,
): CaseSummary {
  const closing = row.closing === null ? undefined : definition?.closings[row.closing];
  const body = (id: string) => ({ id, name: names.get(id) ?? id });
  return {
    id: row.id,
    code: row.id,
    projectId: row.projectId,
    title: row.title,
    lot: row.lot ?? undefined,
    process: row.process,
    processTitle: definition?.title ?? unknown(row.process),
    definitionId: row.definitionId,
    stage: row.stage,
    stageTitle: definition?.stages[row.stage]?.title ?? unknown(row.stage),
    closing: row.closing ?? undefined,
    closingTitle: closing?.title,
    outcome: closing?.outcome,
    region: row.region,
    regionName: regions.get(row.region) ?? unknown(row.region),
    industry: row.industry,
    tenderer: body(row.tendererId),
    agency: row.agencyId === null ? undefined : body(row.agencyId),
    openedAt: row.openedAt,
    closedAt: row.closedAt ?? undefined,
    updatedAt: row.updatedAt,
    deadlineAt: row.deadlineAt ?? undefined,
    suspendedAt: row.suspendedAt ?? undefined,
    overdue: row.suspendedAt === null && row.dueAt !== null && row.dueAt < now,
  };
}
