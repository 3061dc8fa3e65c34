import { condition, patched, proxyActivities } from '@temporalio/workflow';
import type { CaseActivities, EffectRequest } from '../../activities/case-activities';
import type { Mending } from './case-input';
import type { RunningCase } from './running-case';

const { performEffect } = proxyActivities<Pick<CaseActivities, 'performEffect'>>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 8 },
});

/** The effects of a case that are not done yet. */
export interface EffectsUnderWay {
  readonly count: number;
  /** Begins an effect of an event; it is performed once the event can be read. */
  begin(seq: number, effect: EffectRequest): void;
  /** Takes an operator's answer to an effect that keeps failing. */
  mend(mending: Mending): void;
}

/** No effects yet. */
export function effectsUnderWay(run: RunningCase): EffectsUnderWay {
  let count = 0;
  let mendings: readonly Mending[] = [];

  /** Becomes an incident of the case, which waits for an operator. */
  const incident = async (id: string, seq: number, effect: string, error: unknown): Promise<Mending['how']> => {
    const opened = { id, seq, effect, error: causeOf(error).slice(0, 500), since: run.clock.now() };
    const open = { ...run.state, incidents: [...run.state.incidents, opened] };
    run.commit({ kind: 'incident', about: [id] }, { state: open, entered: [] });
    const answer = () => mendings.find((mending) => mending.incident === id);
    await condition(() => answer() !== undefined);
    const { how = 'retry', reason }: Partial<Mending> = answer() ?? {};
    mendings = mendings.filter((mending) => mending.incident !== id);
    const mended = { ...run.state, incidents: run.state.incidents.filter((one) => one.id !== id) };
    const about = [id, how, ...(reason === undefined ? [] : [reason])];
    run.commit({ kind: 'mended', about }, { state: mended, entered: [] });
    return how;
  };

  const perform = async (seq: number, effect: EffectRequest): Promise<void> => {
    const id = `${seq}:${effect.name}`;
    await condition(() => run.ledger.isProjected(seq));
    for (;;) {
      try {
        await performEffect(run.caseId, seq, effect);
        break;
      } catch (error) {
        const how = await incident(id, seq, effect.name, error);
        if (how === 'skip') break;
      }
    }
    count -= 1;
  };

  return {
    get count() {
      return count;
    },
    begin: (seq, effect) => {
      count += 1;
      void perform(seq, effect);
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
