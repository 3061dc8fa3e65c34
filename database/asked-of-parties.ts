import type { EntityManager } from 'typeorm';
import type { CaseState, TaskState } from '../definitions/language';
import { rows } from './database';

/** The parties whose entry of that action stands and who have not made one of the other in that stay. */
export async function partiesAsked(
  manager: EntityManager,
  { caseId, visit }: Pick<CaseState, 'caseId' | 'visit'>,
  entries: string,
  action: string,
): Promise<string[]> {
  const standing = await rows(manager, 'entry').findBy({ caseId, action: entries, state: 'valid' });
  const done = await rows(manager, 'entry').findBy({ caseId, visit, action, state: 'valid' });
  const ready = new Set(done.map(({ partyId }) => partyId));
  return standing.map(({ partyId }) => partyId).filter((party) => !ready.has(party));
}

/**
 * The tasks of a case, one for each party where something is asked of all who have handed something in: the case does
 * not know them. Such a task ends with its stage.
 */
export async function askedOfParties(manager: EntityManager, state: CaseState): Promise<TaskState[]> {
  const asked: TaskState[] = [];
  for (const task of state.tasks) {
    if (task.entries === undefined) {
      asked.push(task);
      continue;
    }
    const { deadline } = state;
    const due = deadline ? { dueAt: deadline.at } : {};
    for (const party of await partiesAsked(manager, state, task.entries, task.action)) {
      asked.push({ ...task, ...due, key: `${task.key}:${party}`, party });
    }
  }
  return asked;
}
