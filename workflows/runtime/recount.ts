import type { Calendar } from '../../domain/calendar';
import {
  deadlineOf,
  endOf,
  findAction,
  instantOfMoment,
  later,
  periodRule,
  type CaseState,
  type DateMove,
  type Process,
  type TaskState,
} from '../../definitions/language';
import { settle, type Ground } from './transitions';

/** Where a case stands by another calendar. */
export interface Recounted {
  readonly state: CaseState;
  /** The dates that lie elsewhere now. */
  readonly moved: readonly DateMove[];
  /** Whether anything is another, if only that a date is not provisional any more. */
  readonly isOther: boolean;
}

/** Whether a calendar takes the place of another: signals may overtake each other. */
export const isNewer = (calendar: Calendar, former: Calendar): boolean =>
  calendar.version !== former.version &&
  (calendar.revision ?? 0) >= (former.revision ?? 0) &&
  calendar.lastYear >= former.lastYear;

const distance = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/**
 * Counts the dates of a case anew by another calendar. A date that has passed stays, and none is moved into the past:
 * nobody is late because of a day that was not a holiday when they planned. Published instants never move.
 */
export function recount(ground: Ground, before: CaseState, calendar: Calendar, now: string): Recounted {
  if (before.closing !== undefined) return { state: before, moved: [], isOther: false };
  const next = { ...ground, calendar };
  const tasks = before.tasks.map((task) => recountTask(ground, before, task, calendar, now));
  const state = settle(next, { ...before, tasks, ...keptDeadline(ground.definition, before, calendar, now) }, now);
  const moved = [...movedDeadline(before, state), ...movedTasks(before, state)];
  return { state, moved, isOther: datesOf(before) !== datesOf(state) };
}

/** All that a calendar decides of a state, as a text. */
const datesOf = ({ deadline, moved, closes, tasks }: CaseState): string =>
  JSON.stringify([deadline, moved, closes, tasks.map(({ key, dueAt, provisional }) => [key, dueAt, provisional])]);

/** A deadline that must not be counted anew is written down as it stands. */
function keptDeadline(
  definition: Process,
  before: CaseState,
  calendar: Calendar,
  now: string,
): Pick<CaseState, 'moved'> {
  const { deadline, stillSince, lostMs } = before;
  if (deadline?.kind !== 'counted' || stillSince !== undefined) return {};
  const next = deadlineOf(definition, before, calendar);
  if (next === undefined || next.at === deadline.at) return {};
  const isOver = deadline.at <= now || next.at <= now;
  return isOver ? { moved: later(deadline.at, -lostMs) } : {};
}

function recountTask(
  { definition, calendar: former }: Ground,
  state: CaseState,
  task: TaskState,
  calendar: Calendar,
  now: string,
): TaskState {
  const { dueAt, since } = task;
  const { due, from: moment } = findAction(definition, task.action)?.asked ?? {};
  if (dueAt === undefined || !due || (dueAt <= now && state.stillSince === undefined)) return task;
  const from = (moment && instantOfMoment(state, moment, since)) ?? since;
  const period = periodRule(definition, due.rule);
  const counted = endOf(calendar, from, period);
  // what was given back for lost time stays given back
  const next = later(dueAt, distance(endOf(former, from, period).at, counted.at));
  const isPast = next <= now && state.stillSince === undefined;
  return { ...task, dueAt: isPast ? dueAt : next, provisional: counted.provisional };
}

function movedDeadline({ deadline: before }: CaseState, { deadline: after }: CaseState): DateMove[] {
  return before && after && before.at !== after.at ? [{ of: 'deadline', from: before.at, to: after.at }] : [];
}

function movedTasks(before: CaseState, after: CaseState): DateMove[] {
  const former = new Map(before.tasks.map(({ key, dueAt }) => [key, dueAt]));
  return after.tasks.flatMap(({ key, action, dueAt: to }): DateMove[] => {
    const from = former.get(key);
    return from !== undefined && to !== undefined && from !== to ? [{ of: 'task', action, key, from, to }] : [];
  });
}
