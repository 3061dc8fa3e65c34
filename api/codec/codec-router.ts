import express, { Router, type RequestHandler } from 'express';
import type { ApiDependencies } from '../http/dependencies';
import { faultsOf } from '../http/input-faults';
import { signedInOf } from '../http/problem-handler';
import { refuse } from '../http/refusal';
import { codecLimit } from '../http/security';
import { recognise } from '../session/recognise';
import { decodePayloads, payloadsSchema } from './decode-payloads';

/** Temporal itself takes no payloads above 2 MB; its pages send those of one event at a time. */
const largestBody = '8mb';

/** Lets the pages of Temporal, and no others, ask with the session of the person who looks at them. */
const fromTemporalPages =
  (origin: string | undefined): RequestHandler =>
  (req, res, next) => {
    res.setHeader('vary', 'origin');
    res.setHeader('cache-control', 'no-store');
    const asking = req.get('origin');
    if (asking !== undefined && asking !== origin) throw refuse.notAllowed();
    if (asking !== undefined) {
      res.setHeader('access-control-allow-origin', asking);
      res.setHeader('access-control-allow-credentials', 'true');
    }
    if (req.method !== 'OPTIONS') return next();
    res.setHeader('access-control-allow-methods', 'POST');
    res.setHeader('access-control-allow-headers', 'content-type, x-namespace');
    res.setHeader('access-control-max-age', '600');
    res.status(204).end();
  };

/**
 * `POST /api/codec/decode`: Temporal's remote codec, for its pages and its command line. Only those who may read
 * histories are answered, and what they read is written down.
 */
export function codecRouter(deps: ApiDependencies): Router {
  const router = Router();
  const { uiUrl } = deps.configuration.temporal;
  router.use(fromTemporalPages(uiUrl === undefined ? undefined : new URL(uiUrl).origin));
  router.use(recognise(deps), codecLimit(deps.configuration));
  router.post('/decode', (_req, res, next) => {
    const me = signedInOf(res);
    if (!me) throw refuse.notSignedIn();
    if (!me.ability.can('read', 'History')) throw refuse.notAllowed();
    next();
  });
  router.post('/decode', express.json({ limit: largestBody }), async (req, res) => {
    const me = signedInOf(res);
    if (!deps.cipher || !me) throw refuse.notFound();
    const body = payloadsSchema.safeParse(req.body, { reportInput: true });
    if (!body.success) throw refuse.invalid(faultsOf(body.error));
    res.json(await decodePayloads(deps, deps.cipher, me, body.data));
  });
  router.use(() => {
    throw refuse.notFound();
  });
  return router;
}
