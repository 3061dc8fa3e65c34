import { isHolding, later, type CaseState } from '../../definitions/language';

const remindAheadMs = 24 * 3_600_000;

/**
 * The next time that somebody is to be reminded of a task: a day, or half its time, before it is due; and when it is
 * overdue. `reminded` holds what was said already, by `kind:key`. Undefined while nothing is counted.
 */
export function nextReminder(
  state: CaseState,
  reminded: ReadonlySet<string>,
): { at: string; kind: 'reminded' | 'overdue'; key: string } | undefined {
  if (state.suspendedAt || state.closing) return undefined;
  const dates = state.tasks.flatMap((task) => {
    const { key, dueAt, since } = task;
    if (!dueAt || (state.stillSince && !isHolding(state, task))) return [];
    const half = (Date.parse(dueAt) - Date.parse(since)) / 2;
    const ahead = later(dueAt, -Math.min(remindAheadMs, half));
    return [
      { at: ahead, kind: 'reminded' as const, key },
      { at: dueAt, kind: 'overdue' as const, key },
    ].filter(({ kind }) => !reminded.has(`${kind}:${key}`));
  });
  return dates.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
}
