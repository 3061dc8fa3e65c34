import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseState } from '../../definitions/language';
import type { Shown } from './case-input';
import { overdueAttribute, stageAttribute } from './search-attributes';

/** What a case waits for, as the Temporal UI shows it. */
export function tellDetails({ stage, closing, suspendedAt, deadline, tasks }: CaseState): void {
  if (closing) return setCurrentDetails(`closed: ${closing}`);
  const waiting = tasks.map(({ role, action, dueAt }) => `${role}: ${action}${dueAt ? ` (${dueAt})` : ''}`);
  // each kind once: how many members of a committee are left is nobody's business
  const waits = [...new Set(waiting)].join(', ');
  const until = deadline ? ` · deadline ${deadline.at}` : '';
  setCurrentDetails(`${stage}${suspendedAt ? ' (suspended)' : ''}${until}${waits ? ` · ${waits}` : ''}`);
}

/**
 * Keeps the attributes by which operators find a case; each change of them is an event of the history, which holds what
 * has changed. `begun` are those that it has already.
 */
export function findable(begun: Partial<Shown> = {}): (state: CaseState, isOverdue: boolean) => void {
  let shown = begun;
  return ({ stage, closing }, overdue) => {
    const where = closing ?? stage;
    const changed = [
      ...(where === shown.where ? [] : [{ key: stageAttribute, value: where }]),
      ...(overdue === shown.overdue ? [] : [{ key: overdueAttribute, value: overdue }]),
    ];
    shown = { where, overdue };
    if (changed.length > 0) upsertSearchAttributes(changed);
  };
}
