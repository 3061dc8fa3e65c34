import { condition, patched } from '@temporalio/workflow';
import type { IncidentState } from '../../definitions/language';
import type { Mending } from './case-input';
import type { RunningCase } from './running-case';

/** What a case does and what keeps failing. */
export type Failing = Pick<IncidentState, 'id' | 'seq' | 'effect' | 'needed'>;

/** What a case has tried in vain waits here for an operator. */
export interface Incidents {
  /** Becomes an incident of the case until an operator has answered, or until nobody needs it any more (`isOver`). */
  open(failing: Failing, error: unknown, isOver?: () => boolean): Promise<Mending['how'] | 'over'>;
  /** Takes an operator's answer. */
  mend(mending: Mending): void;
}

/** No incidents yet. */
export function incidents(run: RunningCase): Incidents {
  let mendings: readonly Mending[] = [];
  return {
    open: async (failing, error, isOver = () => false) => {
      const { id } = failing;
      const opened = { ...failing, error: causeOf(error).slice(0, 500), since: run.clock.now() };
      const open = { ...run.state, incidents: [...run.state.incidents, opened] };
      run.commit({ kind: 'incident', about: [id] }, { state: open, entered: [] });
      const answer = () => mendings.find((mending) => mending.incident === id);
      await condition(() => answer() !== undefined || isOver());
      const { how, reason } = answer() ?? { how: 'over' as const };
      mendings = mendings.filter((mending) => mending.incident !== id);
      const mended = { ...run.state, incidents: run.state.incidents.filter((one) => one.id !== id) };
      const about = [id, how, ...(reason === undefined ? [] : [reason])];
      run.commit({ kind: 'mended', about }, { state: mended, entered: [] });
      return how;
    },
    mend: (mending) => {
      const isOpen = run.state.incidents.some(({ id }) => id === mending.incident);
      // an answer that came too late must not be the answer to the next failure
      if (!isOpen && patched('answers-to-open-incidents-only')) return;
      mendings = [...mendings, mending];
    },
  };
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
