import { CancellationScope, condition, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { CaseActivities, ToldEvent } from '../../activities/case-activities';
import type { RunningCase } from './running-case';

const { projectCase, restateCase } = proxyLocalActivities<Pick<CaseActivities, 'projectCase' | 'restateCase'>>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

const runOfCase = () => {
  const { runId, firstExecutionRunId } = workflowInfo();
  return { id: runId, first: firstExecutionRunId };
};

/** So many events at most go into one transaction. */
const mostAtOnce = 50;

/** The rows in which a case can be read. */
export interface Projection {
  /** Everything that happened can be read. */
  readonly isWritten: boolean;
  /** People are told of an event when it is written. */
  tell(told: ToldEvent): void;
  /** They may hold more than happened, because Temporal lost an act: says anew where the case stands. */
  restate(): void;
  /** Writes what happens, in order, several events in one transaction when they have piled up. */
  write(): Promise<never>;
}

/** Keeps the rows of a case in step with it. Of what nobody could be told, `tryAgain` hears. */
export function projection(run: RunningCase, tryAgain: (untold: ToldEvent) => void): Projection {
  let mustRestate = false;
  let told: readonly ToldEvent[] = [];
  return {
    get isWritten() {
      return run.ledger.waiting.length === 0 && !mustRestate;
    },
    tell: (one) => {
      told = [...told, one];
    },
    restate: () => {
      mustRestate = true;
    },
    write: async () => {
      for (;;) {
        const { caseId, ledger } = run;
        await condition(() => ledger.waiting.length > 0 || mustRestate);
        if (ledger.waiting.length === 0) {
          mustRestate = false;
          await CancellationScope.nonCancellable(() => restateCase(caseId, run.snapshot(), runOfCase()));
          continue;
        }
        const records = ledger.waiting.slice(0, mostAtOnce);
        const last = records.at(-1)?.event.seq ?? 0;
        const now = told.filter(({ seq }) => seq <= last);
        told = told.filter(({ seq }) => seq > last);
        const written = await CancellationScope.nonCancellable(() => projectCase(caseId, records, runOfCase(), now));
        ledger.projected(records.length, written?.hashes ?? (written && [written.head]));
        for (const untold of written?.untold ?? []) tryAgain(untold);
      }
    },
  };
}
