import { isHolding, later, type CaseState, type TaskState } from '../../definitions/language';

const remindAheadMs = 24 * 3_600_000;

/** A time at which somebody is to be told of a task: a day, or half its time, before it is due; and when it is overdue. */
export interface Reminder {
  readonly at: string;
  readonly kind: 'reminded' | 'overdue';
  /** Of the task. */
  readonly key: string;
}

/** What has been said once: of a kind, about a task. */
export const saying = ({ kind, key }: Pick<Reminder, 'kind' | 'key'>): string => `${kind}:${key}`;

/** The times of a task; none where nobody must keep one. */
export function remindersOf({ key, dueAt, since }: TaskState): readonly Reminder[] {
  if (!dueAt) return [];
  const half = (Date.parse(dueAt) - Date.parse(since)) / 2;
  const ahead = later(dueAt, -Math.min(remindAheadMs, half));
  return [
    { at: ahead, kind: 'reminded', key },
    { at: dueAt, kind: 'overdue', key },
  ];
}

/** The next time that somebody is to be told and was not (`said`). Undefined while nothing is counted. */
export function nextReminder(state: CaseState, said: ReadonlySet<string>): Reminder | undefined {
  if (state.suspendedAt || state.closing) return undefined;
  const dates = state.tasks.flatMap((task) =>
    state.stillSince && !isHolding(state, task)
      ? []
      : remindersOf(task).filter((reminder) => !said.has(saying(reminder))),
  );
  return dates.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
}

/** What was said of tasks that are gone or have got another limit since, and is to be said again when its time comes. */
export function outdated(
  { tasks: former }: CaseState,
  { tasks }: CaseState,
  said: ReadonlySet<string>,
  now: string,
): readonly string[] {
  return former.flatMap((before) => {
    const after = tasks.find(({ key }) => key === before.key);
    if (after && after.dueAt === before.dueAt) return [];
    return remindersOf(before)
      .map(saying)
      .filter((each) => said.has(each))
      .filter((each) => !after || remindersOf(after).some((next) => saying(next) === each && next.at > now));
  });
}
