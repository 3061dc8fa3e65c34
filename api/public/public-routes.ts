import { z } from 'zod';
import { rows } from '../../database/database';
import { canonicalJson } from '../../domain/canonical';
import { hashOf } from '../../domain/hash';
import { keysetPage } from '../access/keyset-page';
import { openCase } from '../cases/case-access';
import { certificateSchema, noticeQuery, noticeSchema, pageOf } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { matchingNotices, noticeOf } from './notices';

/** What everybody may read without a login: notices, and whether a certificate is genuine. */
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
      const row = await rows(deps.database.read, 'notice').findOneBy({ id: params.id });
      if (!row) throw refuse.notFound();
      return noticeOf(row);
    },
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
