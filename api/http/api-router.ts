import express, { Router } from 'express';
import { recognise } from '../session/recognise';
import type { ApiDependencies } from './dependencies';
import { signedInOf } from './problem-handler';
import { refuse } from './refusal';
import type { Route } from './route';
import { generalLimit, loginLimits, sameOrigin } from './security';

/** Mounts the routes below `/api`: same origin, who asks, limits, JSON up to 1 MB (a raw body is the handler's). */
export function apiRouter(deps: ApiDependencies, routes: readonly Route[]): Router {
  const router = Router();
  const json = express.json({ limit: '1mb' });
  router.use((_req, res, next) => {
    res.setHeader('cache-control', 'no-store');
    next();
  });
  router.use(sameOrigin, recognise(deps), generalLimit(deps.configuration));
  router.post('/session', json, ...loginLimits(deps.configuration));
  for (const route of routes) {
    const before = route.consumes === undefined && route.method !== 'get' ? [json] : [];
    router[route.method](route.path, ...before, (req, res) => route.run(req, res, signedInOf(res)));
  }
  router.use(() => {
    throw refuse.notFound();
  });
  return router;
}
