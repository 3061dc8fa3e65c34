import {
  uploadCompletionSchema,
  uploadEndSchema,
  uploadListQuery,
  uploadPartSchema,
  uploadRequestSchema,
  uploadSchema,
} from '../contract';
import { z } from 'zod';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { beginUpload } from './begin-upload';
import { dropUpload } from './drop-upload';
import { uploadJoiner } from './join-upload';
import { ownUpload } from './own-upload';
import { takePart } from './take-part';
import { unfinishedUploads, viewOfUpload } from './upload-view';

/** Documents that arrive in parts, and go on after a lost connection. */
export function uploadRoutes(deps: ApiDependencies): Route[] {
  const joiner = uploadJoiner(deps);
  return [
    route({
      method: 'post',
      path: '/uploads',
      summary: 'Begins a document that arrives in parts',
      access: 'session',
      body: uploadRequestSchema,
      response: uploadSchema,
      status: 201,
      handler: async ({ me, body }) => viewOfUpload(deps, await beginUpload(deps, me, body)),
    }),
    route({
      method: 'get',
      path: '/uploads',
      summary: 'One’s own unfinished uploads, the newest first',
      access: 'session',
      query: uploadListQuery,
      response: z.object({ items: z.array(uploadSchema) }),
      handler: async ({ me, query }) => ({ items: await unfinishedUploads(deps, me, query) }),
    }),
    route({
      method: 'get',
      path: '/uploads/:id',
      summary: 'Which parts of an upload have arrived',
      access: 'session',
      response: uploadSchema,
      handler: async ({ me, params }) => viewOfUpload(deps, await ownUpload(deps, me, params.id)),
    }),
    route({
      method: 'put',
      path: '/uploads/:id/parts/:number',
      summary: 'Takes a part in; the raw body is its content and x-content-sha256 its hash',
      access: 'session',
      consumes: 'application/octet-stream',
      response: uploadPartSchema,
      handler: ({ me, params, req }) => takePart(deps, me, req, params),
    }),
    route({
      method: 'post',
      path: '/uploads/:id/completion',
      summary: 'Joins the parts into the document; asked again it tells how far that is, and then the document',
      access: 'session',
      body: uploadCompletionSchema,
      response: uploadEndSchema,
      handler: ({ me, params, body }) => joiner.complete(me, params.id, body.sha256),
    }),
    route({
      method: 'delete',
      path: '/uploads/:id',
      summary: 'Forgets an upload with all its parts; a document that it became stays',
      access: 'session',
      handler: async ({ me, params }) => dropUpload(deps, (await ownUpload(deps, me, params.id)).id),
    }),
  ];
}
