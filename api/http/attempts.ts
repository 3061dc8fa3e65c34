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

/**
 * Writes down a refused attempt to open a case, to act in it or to hand something in, under the id of the problem: the
 * proof that it was made, when, and why it was refused. Other requests leave no row, nor do those above the limit of
 * requests, which is there to spare the database.
 */
export async function recordAttempt(
  { database, clock }: ApiDependencies,
  req: Request,
  me: SignedIn | undefined,
  refusal: Refusal,
  problemId: string,
): Promise<void> {
  if (req.method !== 'POST' || refusal.code === 'TooManyAttempts') return;
  const match = attempted.exec(req.path.startsWith('/api') ? req.path : `${req.baseUrl}${req.path}`);
  if (!match) return;
  const caseId = match[1] === undefined ? null : decodeURIComponent(match[1]).slice(0, 64);
  const action = caseId === null ? 'start' : (textOf(req.body, 'action')?.slice(0, 60) ?? null);
  const faults = refusal.faults?.map(({ path, rule }) => `${path}: ${rule}`).join('; ');
  await database.write(async (tx) => {
    await rows(tx, 'attempt').insert({
      id: problemId,
      at: clock.now(),
      userId: me?.user.id ?? null,
      caseId,
      action,
      code: refusal.code,
      detail: [refusal.text.zh, faults].filter(Boolean).join(' ').slice(0, 500),
    });
  });
}
