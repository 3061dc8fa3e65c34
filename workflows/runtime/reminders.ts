import { condition, patched } from '@temporalio/workflow';
import type { CaseState, TaskState } from '../../definitions/language';
import { nextReminder, outdated, remindersOf, saying } from './next-reminder';
import type { RunningCase } from './running-case';

/** Reminds before a task is due, and says once when it is overdue; once more where its limit has moved. */
export interface Reminders {
  isOverdue(task: TaskState): boolean;
  remind(): Promise<never>;
  /** The tasks have changed: of a limit that has moved it is told anew. */
  follow(before: CaseState, after: CaseState): void;
  /** What was said already of tasks that still wait, by `kind:key`. */
  carry(): readonly string[];
}

/** Goes on after what was said already. */
export function reminders(run: RunningCase, said: readonly string[]): Reminders {
  const reminded = new Set(said);
  return {
    isOverdue: ({ key }) => reminded.has(saying({ kind: 'overdue', key })),
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
        reminded.add(saying(next));
        run.commit({ kind: next.kind, about: [next.key] }, { state: run.state, entered: [] });
      }
    },
    follow: (before, after) => {
      const again = outdated(before, after, reminded, run.clock.now());
      if (again.length > 0 && patched('moved-limits-are-told-again')) for (const each of again) reminded.delete(each);
    },
    carry: () =>
      run.state.tasks
        .flatMap(remindersOf)
        .map(saying)
        .filter((each) => reminded.has(each)),
  };
}
