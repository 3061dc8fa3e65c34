import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import { rows, type Database } from '../../database/database';
import type { Incident } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { ruleOfArchive } from '../incidents/skip-rules';

/** The incident that a history cannot be archived. */
const archiveIncident = 'archive';

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
    inputs: [],
    skipping: ruleOfArchive,
  }));
}

/** Has it tried at once. @returns whether it is still to be archived */
export async function retryArchive(database: Database, caseId: string): Promise<boolean> {
  const nextAt = new Date().toISOString();
  const { affected } = await database.write((tx) => rows(tx, 'outbox').update({ kind, subject: caseId }, { nextAt }));
  return affected === 1;
}

/** Gives it up: Temporal may have forgotten the history for good. `npm run verify` goes on saying that it is missing. */
export async function giveUpArchive(tx: EntityManager, caseId: string): Promise<void> {
  await rows(tx, 'outbox').delete({ kind, subject: caseId });
}
