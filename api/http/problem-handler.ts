import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Response } from 'express';
import { StoreUnavailable } from '../../activities/ports/document-store';
import { isDatabaseAway } from '../../database/database-away';
import { text } from '../../definitions/language/text';
import type { SignedIn } from '../session/signed-in';
import { recordAttempt } from './attempts';
import type { ApiDependencies } from './dependencies';
import { Refusal, refuse } from './refusal';

/** Who asked, once it is known; for the log and the record of attempts. */
export const signedInOf = (res: Response): SignedIn | undefined => (res.locals as { me?: SignedIn }).me;

/** What Express's own middleware (body parser, router) throws. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) return new Refusal('Unavailable');
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  // a file of the console that is not there, or lies outside of its folder
  if (error.status === 404 || error.status === 403) return new Refusal('NotFound');
  if (error.status === 413) return new Refusal('TooLarge');
  if (error.status === 400 || error.status === 415) return new Refusal('InvalidInput');
  return undefined;
}

/**
 * What the log says of a fault: where it arose, and neither the query nor its parameters, which hold what is sealed.
 * Nor does the log say who asked: a refused bid would give its bidder away. The record of attempts knows.
 */
function faultOf(error: unknown): { name: string; message: string; code?: unknown; stack?: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, message: '' };
  const { name, message, stack } = error;
  return { name, message, ...('code' in error && { code: error.code }), stack };
}

const databaseAway = text(
  '平台的数据库暂时无法写入，您的操作没有完成，内容请保留，稍后重新提交，不会重复办理。',
  'The database of the platform cannot be written for the moment, so this was not done. Keep what you have and submit it again; it is never done twice.',
);

/** Answers every refusal as `application/problem+json`; anything else is our fault: 500 with an id, never a stack. */
export function problemHandler(deps: ApiDependencies): ErrorRequestHandler {
  return async (error: unknown, req, res, _next) => {
    const id = randomUUID();
    const me = signedInOf(res);
    const refused = refusalOf(error);
    const isAway = isDatabaseAway(error);
    const refusal = refused ?? (isAway ? refuse.conflict('Unavailable', databaseAway) : new Refusal('Internal'));
    const about = { problem: id, code: refusal.code, method: req.method, path: req.path };
    if (refused && !(error instanceof StoreUnavailable)) deps.log.info(about, 'refused');
    else deps.log.error({ ...about, err: faultOf(error) }, 'failed');
    try {
      if (!isAway) await recordAttempt(deps, req, me, refusal, id);
    } catch (failure) {
      deps.log.error({ problem: id, err: faultOf(failure) }, 'the attempt could not be recorded');
    }
    if (res.headersSent || res.destroyed) {
      res.destroy();
      return;
    }
    if (refusal.retryAfter !== undefined) res.setHeader('retry-after', String(refusal.retryAfter));
    const language = me?.user.locale ?? (req.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh');
    res
      .status(refusal.status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:problem:${refusal.code}`,
          title: refusal.title,
          status: refusal.status,
          code: refusal.code,
          detail: refusal.text[language],
          message: refusal.text,
          ...(refusal.faults && { faults: refusal.faults }),
          id,
        }),
      );
  };
}
