import type { EntityManager } from 'typeorm';
import { rows } from './database';

export type ChangedResource = 'cases' | 'tasks' | 'notifications' | 'notices' | 'proposals' | 'exchange';

/** Tells the event streams that something on screen has changed; part of the transaction that changes it. */
export async function noteChange(
  tx: EntityManager,
  at: string,
  resource: ChangedResource,
  about: { readonly caseId?: string; readonly userId?: string } = {},
): Promise<void> {
  await rows(tx, 'change').insert({ at, resource, caseId: about.caseId ?? null, userId: about.userId ?? null });
}
