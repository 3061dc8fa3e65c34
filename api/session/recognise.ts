import type { RequestHandler } from 'express';
import type { ApiDependencies } from '../http/dependencies';
import { addressOf, deviceOf, tokenOf } from './session-cookie';
import { findSession } from './sessions';
import type { SignedIn } from './signed-in';

/** Finds out who asks. */
export const recognise =
  ({ database }: ApiDependencies): RequestHandler =>
  async (req, res, next) => {
    const token = tokenOf(req);
    const found = token === undefined ? undefined : await findSession(database, token);
    if (found) res.locals['me'] = { ...found, address: addressOf(req), device: deviceOf(req) } satisfies SignedIn;
    next();
  };
