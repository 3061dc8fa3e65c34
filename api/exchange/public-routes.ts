import { z } from 'zod';
import { rows } from '../../database/database';
import { exchangedCaseQuery, exchangedCaseSchema, exchangedCaseViewSchema, pageOf } from '../contract';
import { sendContent } from '../documents/send-content';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { listExchangedCases, readExchangedCase } from './exchanged-cases';

/** Cases of other platforms, open to everybody: nothing but what was published there has come. */
export const exchangedCaseRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/public/exchanged-cases',
    summary: 'Cases of other platforms, the one that changed last first',
    access: 'public',
    query: exchangedCaseQuery,
    response: pageOf(exchangedCaseSchema),
    handler: ({ query }) => listExchangedCases(deps, query),
  }),
  route({
    method: 'get',
    path: '/public/exchanged-cases/:id',
    summary: 'A case of another platform: facts, notices, documents, history',
    access: 'public',
    response: exchangedCaseViewSchema,
    handler: ({ params }) => readExchangedCase(deps, params.id),
  }),
  route({
    method: 'get',
    path: '/public/exchanged-documents/:id/content',
    summary: 'A document of a case of another platform; ranges are served',
    access: 'public',
    query: z.object({ download: z.enum(['0', '1']).optional() }),
    produces: 'application/octet-stream',
    async handler({ params, query, req, res }) {
      const row = await rows(deps.database.read, 'exchangeDocument').findOneBy({ id: params.id });
      if (!row || row.storeId === null) throw refuse.notFound();
      const { name, type, size, sha256 } = row;
      await sendContent(deps, { id: row.storeId, name, type, size, sha256 }, query.download === '1', req, res);
    },
  }),
];
