import { z } from 'zod';
import { rows } from '../../database/database';
import { canonicalJson } from '../../domain/canonical';
import { hashOf } from '../../domain/hash';
import { keysetPage } from '../access/keyset-page';
import { openCase } from '../cases/case-access';
import {
  certificateSchema,
  noticeQuery,
  noticeSchema,
  openTenderQuery,
  openTenderSchema,
  pageOf,
  publicProcessSchema,
  publicTenderSchema,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { matchingNotices, noticeOf, noticeWithPapers } from './notices';
import { openTenders } from './open-tenders';
import { publicProcesses } from './public-processes';
import { publicTender } from './public-tender';

/** What everybody may read without a login: notices, tenders, and whether a certificate is genuine. */
export const publicRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/public/notices',
    summary: 'Notices, newest first',
    access: 'public',
    query: noticeQuery,
    response: pageOf(noticeSchema),
    async handler({ query }) {
      const found = matchingNotices(deps.database.read, query);
      const page = await keysetPage(found, { column: 'publishedAt', direction: 'DESC' }, query);
      return { ...page, items: page.items.map(noticeOf) };
    },
  }),
  route({
    method: 'get',
    path: '/public/notices/:id',
    summary: 'One notice',
    access: 'public',
    response: noticeSchema,
    async handler({ params }) {
      const notice = await noticeWithPapers(deps.database, params.id);
      if (!notice) throw refuse.notFound();
      return notice;
    },
  }),
  route({
    method: 'get',
    path: '/public/notices/:id/content',
    summary: 'The content of a notice, of which its hash is the SHA-256, byte for byte',
    access: 'public',
    produces: 'application/json',
    async handler({ params, res }) {
      const row = await rows(deps.database.read, 'notice').findOneBy({ id: params.id });
      if (!row) throw refuse.notFound();
      res.setHeader('content-disposition', `attachment; filename="${row.number.replace(/[^\w.-]/g, '_')}.json"`);
      res.type('application/json').send(canonicalJson(row.content));
    },
  }),
  route({
    method: 'get',
    path: '/public/tenders',
    summary: 'Tenders that take bids now, the nearest deadline first',
    access: 'public',
    query: openTenderQuery,
    response: pageOf(openTenderSchema),
    handler: ({ query }) => openTenders(deps, query),
  }),
  route({
    method: 'get',
    path: '/public/tenders/:id',
    summary: 'A tender with its notices in time order, from its first notice on',
    access: 'public',
    response: publicTenderSchema,
    handler: ({ params }) => publicTender(deps, params.id),
  }),
  route({
    method: 'get',
    path: '/public/processes',
    summary: 'The processes that are traded here, with the kinds of their notices',
    access: 'public',
    response: z.object({ items: z.array(publicProcessSchema) }),
    handler: async () => ({ items: await publicProcesses(deps) }),
  }),
  route({
    method: 'get',
    path: '/cases/:id/notices',
    summary: 'The notices of a case, oldest first',
    access: 'session',
    response: z.object({ items: z.array(noticeSchema) }),
    async handler({ me, params }) {
      await openCase(deps, me, params.id);
      const found = matchingNotices(deps.database.read, { caseId: params.id }).orderBy('notice.seq', 'ASC');
      return { items: (await found.getMany()).map(noticeOf) };
    },
  }),
  route({
    method: 'get',
    path: '/public/certificates/:number',
    summary: 'A transaction certificate, and whether content and signature are genuine',
    access: 'public',
    response: certificateSchema.extend({ valid: z.boolean() }),
    async handler({ params }) {
      const row = await rows(deps.database.read, 'certificate').findOneBy({ number: params.number });
      if (!row) throw refuse.notFound();
      const { content, hash, signature, keyId } = row;
      const signed = await deps.signer.verify(canonicalJson(content), signature, keyId);
      return { ...row, valid: signed && hashOf(content) === hash };
    },
  }),
];
