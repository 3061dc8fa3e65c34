import type { z } from 'zod';
import { rows } from '../../database/database';
import { accessibleBy } from '../access/accessible-by';
import { containing } from '../access/search-text';
import { readDefinition } from '../cases/case-access';
import { casesInOrder } from '../cases/cases-in-order';
import { searchQuery, searchSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { matchingNotices, noticeOf } from '../public/notices';

type Found = z.infer<typeof searchSchema>;

const most = 8;

async function findCases(deps: ApiDependencies, me: SignedIn, q: string): Promise<Found['cases']> {
  const { read } = deps.database;
  const names = await rows(read, 'body')
    .createQueryBuilder('body')
    .where(`body.name LIKE :q ESCAPE '!'`, { q: containing(q) })
    .limit(50)
    .getMany();
  const query = rows(read, 'case').createQueryBuilder('row').where('row.seq > 0');
  accessibleBy(me.ability, 'read', 'Case', query);
  const tenderers = names.length > 0 ? ' OR row.tendererId IN (:...tenderers)' : '';
  query.andWhere(
    `(row.id LIKE :q ESCAPE '!' OR row.title LIKE :q ESCAPE '!' OR row.lot LIKE :q ESCAPE '!'${tenderers})`,
    {
      q: containing(q),
      ...(names.length > 0 && { tenderers: names.map((body) => body.id) }),
    },
  );
  const found = await query.select(['row.id', 'row.updatedAt']).orderBy('row.updatedAt', 'DESC').limit(most).getMany();
  const cases = await casesInOrder(
    read,
    found.map(({ id }) => id),
  );
  return Promise.all(
    cases.map(async (row) => {
      const definition = await readDefinition(deps, row.definitionId);
      const stage = row.closing === null ? definition.stages[row.stage] : definition.closings[row.closing];
      const title = row.lot === null ? row.title : `${row.title} · ${row.lot}`;
      return { id: row.id, code: row.id, title, stageTitle: stage?.title ?? { zh: row.stage, en: row.stage } };
    }),
  );
}

async function findBodies({ database }: ApiDependencies, q: string): Promise<Found['bodies']> {
  const found = await rows(database.read, 'body')
    .createQueryBuilder('body')
    .where(`(body.name LIKE :q ESCAPE '!' OR body.uscc = :code)`, { q: containing(q), code: q.toUpperCase() })
    .orderBy('body.name')
    .limit(most)
    .getMany();
  return found.map(({ id, name }) => ({ id, name }));
}

async function findNotices({ database }: ApiDependencies, q: string): Promise<Found['notices']> {
  const found = await matchingNotices(database.read, { q }).orderBy('notice.publishedAt', 'DESC').limit(most).getMany();
  return found.map(noticeOf).map(({ id, title, caseTitle, caseId }) => ({ id, title, caseTitle, caseId }));
}

/** One search over cases that one may read, bodies and notices. */
export const searchRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/search',
    summary: 'Finds cases that one may read, bodies and notices',
    access: 'session',
    query: searchQuery,
    response: searchSchema,
    async handler({ me, query }) {
      const q = query.q.trim();
      if (q === '') return { cases: [], bodies: [], notices: [] };
      return {
        cases: await findCases(deps, me, q),
        bodies: await findBodies(deps, q),
        notices: await findNotices(deps, q),
      };
    },
  }),
];
