import { condition, proxyLocalActivities } from '@temporalio/workflow';
import type { CaseActivities } from '../../activities/case-activities';
import type { OpenItem } from '../../definitions/language';
import type { RunningCase } from './running-case';
import { settle } from './transitions';

const { readOpenEntries } = proxyLocalActivities<Pick<CaseActivities, 'readOpenEntries'>>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

/** Rows that wait for answers: their ids come from SQL, and the tasks from their ids. */
export interface OpenEntries {
  /** Rows have changed that were not looked at yet, or are being looked at. */
  readonly hasChanged: boolean;
  /** Rows that make work for somebody have changed; several calls are one look. */
  change(): void;
  /** Looks at them whenever they have changed. */
  watch(): Promise<never>;
}

/** Watches the rows of a case. */
export function openEntries(run: RunningCase): OpenEntries {
  let changed = false;
  let looks = false;

  const look = async (): Promise<void> => {
    const { visit } = run.state;
    looks = true;
    const entries = await readOpenEntries(run.caseId, visit);
    looks = false;
    if (run.state.visit !== visit || run.state.closing) return;
    const known = new Set(run.state.pending.map((item) => item.id));
    const answered = (item: OpenItem) => run.visitActs.some((act) => act.about === item.id);
    const added = entries.filter((item) => !known.has(item.id) && !answered(item));
    if (added.length === 0) return;
    const state = settle(run.ground, { ...run.state, pending: [...run.state.pending, ...added] }, run.clock.now());
    run.commit({ kind: 'entries', about: added.map((item) => item.id) }, { state, entered: [] });
  };

  return {
    get hasChanged() {
      return changed || looks;
    },
    change: () => {
      changed = true;
    },
    watch: async () => {
      for (;;) {
        await condition(() => changed && !run.state.closing);
        changed = false;
        await look();
      }
    },
  };
}
