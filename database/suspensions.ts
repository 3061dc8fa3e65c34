import { In, type EntityManager } from 'typeorm';
import { rows } from './database';

/** The cases that have suspended an expert and not reinstated them. */
export async function suspendingCases(manager: EntityManager, userId: string): Promise<ReadonlySet<string>> {
  const events = await rows(manager, 'expertEvent').findBy({ userId, kind: In(['suspension', 'reinstatement']) });
  const casesOf = (wanted: string) =>
    events.flatMap(({ kind, caseId }) => (kind === wanted && caseId !== null ? [caseId] : []));
  const lifted = new Set(casesOf('reinstatement'));
  return new Set(casesOf('suspension').filter((caseId) => !lifted.has(caseId)));
}
