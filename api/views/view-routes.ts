import { z } from 'zod';
import { defaultViewSchema, viewChangeSchema, viewInputSchema, viewQuery, viewSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { changeView, deleteView, listViews, saveView, setDefaultView } from './views';

/** Lists as somebody likes to look at them, kept by name. */
export const viewRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/views',
    summary: 'One’s own views of a list, and those that others share',
    access: 'session',
    query: viewQuery,
    response: z.object({ items: z.array(viewSchema) }),
    handler: async ({ me, query }) => ({ items: await listViews(deps, me, query.list) }),
  }),
  route({
    method: 'post',
    path: '/views',
    summary: 'Keeps a view of a list by name',
    access: 'session',
    body: viewInputSchema,
    response: viewSchema,
    status: 201,
    handler: ({ me, body }) => saveView(deps, me, body),
  }),
  route({
    method: 'put',
    path: '/views/default',
    summary: 'Lets a list open with a view, or with none',
    access: 'session',
    body: defaultViewSchema,
    handler: ({ me, body }) => setDefaultView(deps, me, body),
  }),
  route({
    method: 'put',
    path: '/views/:id',
    summary: 'Renames, changes or shares one’s own view',
    access: 'session',
    body: viewChangeSchema,
    response: viewSchema,
    handler: ({ me, params, body }) => changeView(deps, me, params.id, body),
  }),
  route({
    method: 'delete',
    path: '/views/:id',
    summary: 'Deletes one’s own view, for everybody it was shared with',
    access: 'session',
    handler: ({ me, params }) => deleteView(deps, me, params.id),
  }),
];
