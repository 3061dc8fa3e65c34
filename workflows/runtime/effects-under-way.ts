import { condition, proxyActivities } from '@temporalio/workflow';
import type { CaseActivities, EffectRequest } from '../../activities/case-activities';
import type { Incidents } from './incidents';
import { longestSilence } from './longest-silence';
import type { RunningCase } from './running-case';

const { performEffect } = proxyActivities<Pick<CaseActivities, 'performEffect'>>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: longestSilence,
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 8 },
});

/** The effects of a case that are not done yet. */
export interface EffectsUnderWay {
  readonly count: number;
  /** Begins an effect of an event; it is performed once the event can be read. */
  begin(seq: number, effect: EffectRequest): void;
}

/** No effects yet. What keeps failing becomes an incident. */
export function effectsUnderWay(run: RunningCase, incidents: Incidents): EffectsUnderWay {
  let count = 0;

  const perform = async (seq: number, effect: EffectRequest): Promise<void> => {
    const id = `${seq}:${effect.name}`;
    await condition(() => run.ledger.isProjected(seq));
    for (;;) {
      try {
        await performEffect(run.caseId, seq, effect);
        break;
      } catch (error) {
        const how = await incidents.open({ id, seq, effect: effect.name }, error);
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
  };
}
