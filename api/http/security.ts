import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Configuration } from '../../configuration';
import { text } from '../../definitions/language/text';
import { signedInOf } from './problem-handler';
import { refuse } from './refusal';

/** Headers of every answer. The console needs inline styles (emotion) and data images, and nothing from elsewhere. */
export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'frame-src': ["'self'", 'blob:'],
        'frame-ancestors': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'upgrade-insecure-requests': null,
      },
    },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    strictTransportSecurity: { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'same-origin' },
  });

const isUnsafe = (req: Request): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(req.method);

/**
 * Refuses a request that changes something when another site's page sends it: its `Origin` (or, without one, what the
 * browser says of the fetch) must be this host. Programs other than browsers send neither.
 */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  if (!isUnsafe(req)) return next();
  const origin = req.get('origin');
  const site = req.get('sec-fetch-site');
  const hosts = [req.get('host'), req.host];
  const own =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : URL.canParse(origin) && hosts.includes(new URL(origin).host);
  if (own) return next();
  throw refuse.notAllowed(
    text(
      '请求来自其他网站，已拒绝。请在平台页面中操作。',
      'The request came from another site. Use the pages of the platform.',
    ),
  );
};

const perMinute = 60_000;
const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

function limiter(
  configuration: Configuration,
  limit: number,
  keyOf: (req: Request, res: Response) => string,
  counted: { readonly skipSuccessfulRequests?: true } = {},
): RequestHandler {
  return rateLimit({
    ...counted,
    windowMs: perMinute,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: () => configuration.environment === 'test',
    keyGenerator: keyOf,
    handler: (_req, _res, next) => next(refuse.tooMany(perMinute / 1000)),
  });
}

/** Who is signed in, else whence it came: what a cookie claims counts once it has been recognised. */
const sessionOrAddress = (req: Request, res: Response): string => signedInOf(res)?.sessionId ?? addressOf(req);

/** Requests a minute of one session, or of one address without a session. Comes after `recognise`. */
export const generalLimit = (configuration: Configuration): RequestHandler =>
  limiter(configuration, 3000, sessionOrAddress);

/** The same for the codec: the page of a long history asks for each of its events. */
export const codecLimit = (configuration: Configuration): RequestHandler =>
  limiter(configuration, 1200, sessionOrAddress);

/** Log-ins a minute that fail or are under way from one address with one name, and all from one address. */
export const loginLimits = (configuration: Configuration): RequestHandler[] => [
  limiter(
    configuration,
    20,
    (req) => {
      const login = (req.body as { login?: unknown } | undefined)?.login;
      return `${addressOf(req)} ${typeof login === 'string' ? login.toLowerCase() : ''}`;
    },
    { skipSuccessfulRequests: true },
  ),
  limiter(configuration, 300, addressOf),
];
