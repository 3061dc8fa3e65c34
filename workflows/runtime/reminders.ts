import { condition } from '@temporalio/workflow';
import type { TaskState } from '../../definitions/language';
import { nextReminder } from './next-reminder';
import type { RunningCase } from './running-case';

/** Reminds before a task is due, and says once when it is overdue. */
export interface Reminders {
  isOverdue(task: TaskState): boolean;
  remind(): Promise<never>;
  /** What was said already of tasks that still wait, by `kind:key`. */
  carry(): readonly string[];
}

/** Goes on after what was said already. */
export function reminders(run: RunningCase, said: readonly string[]): Reminders {
  const reminded = new Set(said);
  return {
    isOverdue: (task) => reminded.has(`overdue:${task.key}`),
    remind: async () => {
      for (;;) {
        const next = nextReminder(run.state, reminded);
        const isOther = () => {
          const now = nextReminder(run.state, reminded);
          return now?.key !== next?.key || now?.at !== next?.at;
        };
        if (!next) {
          await condition(isOther);
          continue;
        }
        if (await condition(isOther, Math.max(1, run.clock.realUntil(next.at)))) continue;
        reminded.add(`${next.kind}:${next.key}`);
        run.commit({ kind: next.kind, about: [next.key] }, { state: run.state, entered: [] });
      }
    },
    carry: () => [...reminded].filter((key) => run.state.tasks.some((task) => key.endsWith(task.key))),
  };
}
