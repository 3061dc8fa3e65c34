import type { CaseState, Process } from '../../definitions/language';

/** When entries of that action closed, where the stage that takes them is over; undefined where it has not come. */
export function endedAt(definition: Process, state: CaseState, name: string): string | undefined {
  const visit = state.visits.findLast(({ stage }) => definition.stages[stage]?.actions?.[name]?.many);
  return visit?.leftAt && (visit.deadlineAt ?? visit.leftAt);
}
