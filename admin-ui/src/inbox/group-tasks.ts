import type { Task } from '../../../api/contract';
import { addDays, dateOf } from '../../../domain/calendar';
import { untilText } from '../look/span-of-time';

export type GroupName = 'overdue' | 'today' | 'week' | 'later' | 'none';

export interface TaskGroup {
  readonly name: GroupName;
  readonly tasks: readonly Task[];
}

const order: readonly GroupName[] = ['overdue', 'today', 'week', 'later', 'none'];

/** The Sunday of the week of a date; a week begins on Monday. */
function lastOfWeek(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (7 - weekday) % 7);
}

/** The group of a task at an instant (milliseconds), by days in Shanghai. A suspended case makes nobody late. */
export function groupOf(task: Task, now: number): GroupName {
  if (task.dueAt === undefined) return 'none';
  if (!task.suspended && (task.overdue || Date.parse(task.dueAt) < now)) return 'overdue';
  const today = dateOf(new Date(now).toISOString());
  const due = untilText(task.dueAt).slice(0, 10);
  if (due <= today) return 'today';
  return due <= lastOfWeek(today) ? 'week' : 'later';
}

/** The tasks by how soon they are due, in the order in which they came; groups without tasks are left out. */
export function groupTasks(tasks: readonly Task[], now: number): readonly TaskGroup[] {
  return order
    .map((name) => ({ name, tasks: tasks.filter((task) => groupOf(task, now) === name) }))
    .filter((group) => group.tasks.length > 0);
}
