import type { Request } from 'express';
import { rows } from '../../database/database';
import type { SignedIn } from '../session/signed-in';
import type { ApiDependencies } from './dependencies';
import type { Refusal } from './refusal';

const attempted = /^\/api\/cases(?:\/([^/]+)\/(?:acts|entries))?\/?$/;

const textOf = (body: unknown, key: string): string | undefined => {
  if (typeof body !== 'object' || body === null) return undefined;
  const value = (body as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : undefined;
};

/** What the request itself says that it attempts; undefined for a request that leaves no row. */
function attemptOf(req: Request): { caseId: string | null; action: string | null } | undefined {
  if (req.method !== 'POST') return undefined;
  const match = attempted.exec(req.path.startsWith('/api') ? req.path : `${req.baseUrl}${req.path}`);
  if (!match) return undefined;
  if (match[1] === undefined) return { caseId: null, action: 'start' };
  return {
    caseId: decodeURIComponent(match[1]).slice(0, 64),
    action: textOf(req.body, 'action')?.slice(0, 60) ?? null,
  };
}

/**
 * Writes down a refused attempt to open a case, to act in it or to hand something in, under the id of the problem: the
 * proof that it was made, when, and why it was refused. A document that came too late for its entry is one. Other requests leave no row, nor do those above the limit of
 * requests, which is there to spare the database.
 */
export async function recordAttempt(
  { database, clock }: ApiDependencies,
  req: Request,
  me: SignedIn | undefined,
  refusal: Refusal,
  problemId: string,
): Promise<void> {
  const about = refusal.attempted ?? attemptOf(req);
  if (!about || refusal.code === 'TooManyAttempts') return;
  const faults = refusal.faults?.map(({ path, rule }) => `${path}: ${rule}`).join('; ');
  await database.write(async (tx) => {
    await rows(tx, 'attempt').insert({
      id: problemId,
      at: clock.now(),
      userId: me?.user.id ?? null,
      ...about,
      code: refusal.code,
      detail: [refusal.text.zh, faults].filter(Boolean).join(' ').slice(0, 500),
    });
  });
}
