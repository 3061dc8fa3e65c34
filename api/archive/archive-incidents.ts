import { MoreThanOrEqual } from 'typeorm';
import { rows } from '../../database/database';
import type { Incident } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';

/** The incident that a history cannot be archived. */
export const archiveIncident = 'archive';

/** Failures in a row, over about a minute and a half, after which operators are told. */
const patience = 5;
const most = 500;
const kind = 'archive';

/** Cases whose history cannot be archived however often it is tried. */
export async function archiveIncidents({ database }: ApiDependencies): Promise<Incident[]> {
  const failing = await rows(database.read, 'outbox').find({
    where: { kind, tries: MoreThanOrEqual(patience) },
    order: { since: 'ASC' },
    take: most,
  });
  return failing.map(({ subject, since, tries, error }) => ({
    key: `archive/${subject}`,
    kind: 'archive',
    id: archiveIncident,
    tries,
    may: ['retry', 'skip'],
    caseId: subject,
    effect: kind,
    error: error ?? '',
    since,
    maySkip: true,
  }));
}

/**
 * Tries at once, or gives it up: Temporal may have forgotten the history for good. Then `npm run verify` goes on saying
 * that it is missing, and the log says who gave up and why.
 */
export async function mendArchive(
  { database, log }: ApiDependencies,
  me: SignedIn,
  caseId: string,
  how: 'retry' | 'skip',
  reason: string | undefined,
): Promise<void> {
  const where = { kind, subject: caseId } as const;
  const { affected } = await database.write(async (tx) =>
    how === 'skip'
      ? rows(tx, 'outbox').delete(where)
      : rows(tx, 'outbox').update(where, { nextAt: new Date().toISOString() }),
  );
  if (affected === 0) throw refuse.notFound();
  if (how === 'skip') log.warn({ caseId, operator: me.user.id, reason }, 'a history will not be archived');
}
