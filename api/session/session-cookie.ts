import { createHash, randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';

const name = 'session';
const deviceName = 'device';
/** Browsers keep no cookie longer than 400 days. */
const markMs = 400 * 24 * 3_600_000;

/** The token in the cookie of a request. */
export const tokenOf = (req: Request): string | undefined => parseCookie(req.headers.cookie ?? '')[name] || undefined;

/** Whence a request came, as it is put on record. */
export const addressOf = (req: Request): string => (req.ip ?? '').slice(0, 64);

/** The hash of the mark by which a browser is known again, whoever signs in. */
export function deviceOf(req: Request): string | undefined {
  const mark = parseCookie(req.headers.cookie ?? '')[deviceName];
  return mark === undefined ? undefined : sessionId(mark);
}

/** Marks a browser that has no mark yet, for as long as browsers allow. */
export function markDevice(req: Request, res: Response): void {
  if (deviceOf(req) === undefined) res.cookie(deviceName, newToken(), { ...options(req), maxAge: markMs });
}

/** A new token that nobody can guess. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token: whoever reads the rows cannot use it. */
export const sessionId = (token: string): string => createHash('sha256').update(token).digest('hex');

const options = (req: Request) => ({ httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' }) as const;

/** Gives the browser its session. */
export function setToken(req: Request, res: Response, token: string, hours: number): void {
  res.cookie(name, token, { ...options(req), maxAge: hours * 3_600_000 });
}

/** Takes the session from the browser. */
export function clearToken(req: Request, res: Response): void {
  res.clearCookie(name, options(req));
}
