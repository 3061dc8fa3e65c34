import type { RequestHandler } from 'express';
import type { ApiDependencies } from '../http/dependencies';
import { tokenOf } from './session-cookie';
import { findSession } from './sessions';

/** Finds out who asks. */
export const recognise =
  ({ database }: ApiDependencies): RequestHandler =>
  async (req, res, next) => {
    const token = tokenOf(req);
    if (token !== undefined) res.locals['me'] = await findSession(database, token);
    next();
  };
