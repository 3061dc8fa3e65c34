import type { EntityManager } from 'typeorm';
import { rows } from './database';

export type ChangedResource = 'cases' | 'tasks' | 'notifications' | 'notices' | 'proposals' | 'exchange';

/** Something on screen that is not as it was. */
export interface Change {
  readonly resource: ChangedResource;
  readonly caseId?: string;
  readonly userId?: string;
}

/** Tells the event streams what on screen has changed; part of the transaction that changes it. */
export async function noteChanges(tx: EntityManager, at: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const noted = changes.map(({ resource, caseId = null, userId = null }) => ({ at, resource, caseId, userId }));
  await rows(tx, 'change').insert(noted);
}

/** Tells the event streams of one change. */
export const noteChange = (
  tx: EntityManager,
  at: string,
  resource: ChangedResource,
  about: Omit<Change, 'resource'> = {},
): Promise<void> => noteChanges(tx, at, [{ resource, ...about }]);
