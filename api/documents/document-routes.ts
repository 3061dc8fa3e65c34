import { z } from 'zod';
import type { DocumentRow } from '../../database/rows';
import { documentRefSchema, uploadQuery } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { documentRef } from './document-ref';
import { mayReadDocument } from './may-read-document';
import { sendContent } from './send-content';
import { uploadsUnderWay } from './unused-limit';
import { uploadDocument } from './upload-document';

/** Uploading and reading documents. What was published is read without a login. */
export function documentRoutes(deps: ApiDependencies): Route[] {
  const underWay = uploadsUnderWay(deps);
  const find = async (me: SignedIn | undefined, id: string): Promise<DocumentRow> => {
    const row = await mayReadDocument(deps, me, id);
    if (!row) throw refuse.notFound();
    return row;
  };
  return [
    route({
      method: 'post',
      path: '/documents',
      summary: 'Takes a document in; the raw body is its content',
      access: 'session',
      query: uploadQuery,
      consumes: 'application/octet-stream',
      response: documentRefSchema,
      status: 201,
      handler: async ({ me, query, req }) => documentRef(await uploadDocument(deps, underWay, me, req, query)),
    }),
    route({
      method: 'get',
      path: '/documents/:id',
      summary: 'What is known of a document',
      access: 'public',
      response: documentRefSchema,
      handler: async ({ me, params }) => documentRef(await find(me, params.id)),
    }),
    route({
      method: 'get',
      path: '/documents/:id/content',
      summary: 'The content of a document; ranges are served',
      access: 'public',
      query: z.object({ download: z.enum(['0', '1']).optional() }),
      produces: 'application/octet-stream',
      handler: async ({ me, params, query, req, res }) =>
        sendContent(deps, await find(me, params.id), query.download === '1', req, res),
    }),
  ];
}
