import { CancellationScope, condition, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { CaseActivities } from '../../activities/case-activities';
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
  /** They may hold more than happened, because Temporal lost an act: says anew where the case stands. */
  restate(): void;
  /** Writes what happens, in order, several events in one transaction when they have piled up. */
  write(): Promise<never>;
}

/** Keeps the rows of a case in step with it. */
export function projection(run: RunningCase): Projection {
  let mustRestate = false;
  return {
    get isWritten() {
      return run.ledger.waiting.length === 0 && !mustRestate;
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
        await CancellationScope.nonCancellable(() => projectCase(caseId, records, runOfCase()));
        ledger.projected(records.length);
      }
    },
  };
}
