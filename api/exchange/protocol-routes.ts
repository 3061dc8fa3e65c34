import { z } from 'zod';
import type { SignedPackage } from '../../domain/exchange-package';
import { acknowledgementSchema, packagesQuery, pieceSchema, standingSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { packagesAfter, receive, standingFor } from './receive';
import { receivePiece } from './receive-piece';

/** What other platforms ask of this one; every request is signed (docs/exchange.md). */
export const protocolRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/exchange/standing',
    summary: 'How far this platform is with the sender that asks; signed request',
    access: 'public',
    response: standingSchema,
    handler: async ({ req }) => standingSchema.parse(await standingFor(deps, req)),
  }),
  route({
    method: 'post',
    path: '/exchange/packages',
    summary: 'Takes a package of a registered platform; signed request',
    access: 'public',
    consumes: 'application/json',
    response: acknowledgementSchema,
    handler: async ({ req }) => acknowledgementSchema.parse(await receive(deps, req)),
  }),
  route({
    method: 'get',
    path: '/exchange/packages',
    summary: 'The packages of the sender that asks, a hundred at most; signed request',
    access: 'public',
    query: packagesQuery,
    response: z.object({ items: z.array(z.custom<SignedPackage>()) }),
    handler: ({ req, query }) => packagesAfter(deps, req, query.after),
  }),
  route({
    method: 'put',
    path: '/exchange/documents/:sha256',
    summary: 'Takes a piece of a document that a package names (Content-Range); signed request',
    access: 'public',
    consumes: 'application/octet-stream',
    response: pieceSchema,
    handler: ({ req, params }) => receivePiece(deps, req, params.sha256),
  }),
];
