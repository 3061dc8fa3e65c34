import { In, MoreThan, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import type { Process } from '../../definitions/language';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { inRegion } from '../access/in-region';
import { keysetPage } from '../access/keyset-page';
import { containing } from '../access/search-text';
import { inStages } from '../cases/in-stages';
import { readDefinition } from '../cases/case-access';
import type { OpenTender, openTenderQuery, Page } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { isNamed } from './named-case';

/** Whether bodies come into the case in that stage, by obtaining the documents or registering. */
export const admitsBodies = (definition: Process, stage: string): boolean =>
  Object.values(definition.stages[stage]?.actions ?? {}).some(({ admits }) => admits !== undefined);

const gateIsOpen =
  `EXISTS (SELECT 1 FROM ${tables.gate.name} entrance WHERE entrance.case_id = row.id AND entrance.open = 1` +
  ` AND entrance.suspended = 0 AND (entrance.closes_at IS NULL OR entrance.closes_at > :now))`;

/** Public cases whose gate is open, in a stage that bodies may come into. */
async function takingBids(deps: ApiDependencies): Promise<SelectQueryBuilder<CaseRow>> {
  const query = rows(deps.database.read, 'case')
    .createQueryBuilder('row')
    .where({ seq: MoreThan(0), isPublic: true })
    .andWhere('row.closing IS NULL AND row.suspendedAt IS NULL');
  await inStages(deps, query, admitsBodies);
  return query.andWhere(gateIsOpen, { now: deps.clock.now() });
}

/** Tenders that take bids now, the nearest deadline first. */
export async function openTenders(
  deps: ApiDependencies,
  { q, process, region, industry, cursor, limit }: z.output<typeof openTenderQuery>,
): Promise<Page<OpenTender>> {
  const query = await takingBids(deps);
  if (q !== undefined && q.trim() !== '') {
    query.andWhere(`(row.id LIKE :q ESCAPE '!' OR ${isNamed('row')})`, { q: containing(q) });
  }
  if (process !== undefined) query.andWhere('row.process = :process', { process });
  if (region !== undefined) inRegion(query, 'row.region', region);
  if (industry !== undefined) query.andWhere('row.industry = :industry', { industry });
  const order = { column: 'deadlineAt', direction: 'ASC', whenNull: '9999' } as const;
  const page = await keysetPage(query, order, { cursor, limit });
  const first = await firstNotices(deps, page.items);
  const tenders = await publicFacts(deps, page.items);
  const items = tenders.map((tender) => {
    const noticeId = first.get(tender.id);
    return { ...tender, ...(noticeId !== undefined && { noticeId }) };
  });
  return { items, next: page.next };
}

/** The id of the first notice of each case. */
export async function firstNotices(
  { database }: ApiDependencies,
  found: readonly Pick<CaseRow, 'id'>[],
): Promise<Map<string, string>> {
  if (found.length === 0) return new Map();
  const notices = await rows(database.read, 'notice').find({
    select: { id: true, caseId: true, seq: true },
    where: { caseId: In(found.map(({ id }) => id)) },
    order: { seq: 'DESC' },
  });
  return new Map(notices.map(({ caseId, id }) => [caseId, id]));
}

/** What everybody may know of public cases; of the deadline only while bids are taken. */
export async function publicFacts(
  deps: ApiDependencies,
  found: readonly CaseRow[],
): Promise<Omit<OpenTender, 'noticeId'>[]> {
  const bodies = found.flatMap(({ tendererId, agencyId }) =>
    agencyId === null ? [tendererId] : [tendererId, agencyId],
  );
  const names = await bodyNames(deps.database.read, bodies);
  return Promise.all(
    found.map(
      async ({ id, title, lot, process, definitionId, stage, region, industry, tendererId, agencyId, deadlineAt }) => {
        const definition = await readDefinition(deps, definitionId);
        const agency = agencyId === null ? undefined : names.get(agencyId);
        return {
          id,
          code: id,
          title,
          ...(lot !== null && { lot }),
          process,
          processTitle: definition.title,
          region,
          industry,
          tenderer: names.get(tendererId) ?? tendererId,
          ...(agency !== undefined && { agency }),
          ...(deadlineAt !== null && admitsBodies(definition, stage) && { deadlineAt }),
        };
      },
    ),
  );
}
