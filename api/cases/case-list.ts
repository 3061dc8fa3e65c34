import { MoreThan, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import { rows } from '../../database/database';
import type { AwardRow, CaseRow } from '../../database/rows';
import { tables } from '../../database/tables';
import type { caseExportQuery, caseQuery, CaseSummary, Page } from '../contract';
import { accessibleBy } from '../access/accessible-by';
import { endsInDays, inDays } from '../access/in-days';
import { inRegion } from '../access/in-region';
import { keysetPage, type KeysetOrder } from '../access/keyset-page';
import { beginningWith, containing } from '../access/search-text';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { summaries } from './case-summary';
import { casesInOrder } from './cases-in-order';
import { inStages, opensBids } from './in-stages';

export type CaseFilters = Omit<z.output<typeof caseExportQuery>, 'language'>;

export const caseOrders: Record<z.output<typeof caseQuery>['sort'], KeysetOrder<CaseRow>> = {
  updated: { column: 'updatedAt', direction: 'DESC' },
  opened: { column: 'openedAt', direction: 'DESC' },
  deadline: { column: 'deadlineAt', direction: 'ASC', whenNull: '9999' },
};

const isOwn =
  `EXISTS (SELECT 1 FROM ${tables.party.name} own_party WHERE own_party.case_id = row.id AND own_party.left_at IS NULL` +
  ' AND (own_party.user_id = :ownUser OR (own_party.body_id = :ownBody AND own_party.role = :ownRole)))';

const isUnderLawOf = `row.definitionId IN (SELECT id FROM ${tables.definition.name} WHERE jurisdiction = :jurisdiction)`;

/** Leaves in a query of awards only those of a period and unit. */
function awards(
  { database }: ApiDependencies,
  { awarded, awardUnit }: Pick<CaseFilters, 'awarded' | 'awardUnit'>,
): SelectQueryBuilder<AwardRow> {
  const query = rows(database.read, 'award').createQueryBuilder('award').select('1');
  if (awarded) inDays(query, 'award.at', awarded);
  if (awardUnit) query.andWhere('award.unit = :awardUnit', { awardUnit });
  return query.andWhere('award.caseId = row.id');
}

/** The cases that a person may read, or take away in an export, filtered. */
export async function filteredCases(
  deps: ApiDependencies,
  me: SignedIn,
  filters: CaseFilters,
  verb: 'read' | 'export' = 'read',
): Promise<SelectQueryBuilder<CaseRow>> {
  const query = rows(deps.database.read, 'case')
    .createQueryBuilder('row')
    .where({ seq: MoreThan(0) });
  accessibleBy(me.ability, verb, 'Case', query);
  const { q, process, jurisdiction, stage, closing, state, region, industry, projectId, own, definitionId } = filters;
  const { deadline, opened, closed, awarded, awardUnit, opens } = filters;
  if (q) {
    query.andWhere("(row.id LIKE :prefix ESCAPE '!' OR row.title LIKE :words ESCAPE '!')", {
      prefix: beginningWith(q),
      words: containing(q),
    });
  }
  if (process) query.andWhere('row.process = :process', { process });
  if (jurisdiction) query.andWhere(isUnderLawOf, { jurisdiction });
  if (stage) query.andWhere('row.stage = :stage AND row.closing IS NULL', { stage });
  if (closing) query.andWhere('row.closing = :closing', { closing });
  if (region) inRegion(query, 'row.region', region);
  if (industry) query.andWhere('row.industry = :industry', { industry });
  if (projectId) query.andWhere('row.projectId = :projectId', { projectId });
  if (definitionId) query.andWhere('row.definitionId = :definitionId', { definitionId });
  if (deadline) endsInDays(query, 'row.deadlineAt', deadline);
  if (opened) inDays(query, 'row.openedAt', opened);
  if (closed) inDays(query, 'row.closedAt', closed);
  if (awarded || awardUnit) {
    const found = awards(deps, { awarded, awardUnit });
    query.andWhere(`EXISTS (${found.getQuery()})`, found.getParameters());
  }
  if (opens) await inStages(deps, query, opensBids);
  if (own) {
    query.andWhere(isOwn, { ownBody: me.membership.body.id, ownRole: me.membership.role, ownUser: me.user.id });
  }
  if (state === 'open') query.andWhere('row.closing IS NULL');
  if (state === 'closed') query.andWhere('row.closing IS NOT NULL');
  if (state === 'suspended') query.andWhere('row.suspendedAt IS NOT NULL AND row.closing IS NULL');
  if (state === 'overdue') {
    query.andWhere('row.dueAt < :now AND row.suspendedAt IS NULL', { now: deps.clock.now() });
  }
  return query;
}

/** One page of the cases that a person may read. */
export async function listCases(
  deps: ApiDependencies,
  me: SignedIn,
  { sort, cursor, limit, ...filters }: z.output<typeof caseQuery>,
): Promise<Page<CaseSummary>> {
  const order = caseOrders[sort];
  const query = (await filteredCases(deps, me, filters)).select(['row.id', `row.${order.column}`]);
  const { items, next } = await keysetPage(query, order, { cursor, limit });
  const found = await casesInOrder(
    deps.database.read,
    items.map(({ id }) => id),
  );
  return { items: await summaries(deps, found), next };
}
