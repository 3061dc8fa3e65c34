import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseState } from '../../definitions/language';
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

/** Keeps the attributes by which operators find a case; each change of them is an event of the history. */
export function findable(): (state: CaseState, isOverdue: boolean) => void {
  let shown = '';
  return ({ stage, closing }, isOverdue) => {
    const now = `${closing ?? stage}/${isOverdue}`;
    if (now === shown) return;
    shown = now;
    upsertSearchAttributes([
      { key: stageAttribute, value: closing ?? stage },
      { key: overdueAttribute, value: isOverdue },
    ]);
  };
}
