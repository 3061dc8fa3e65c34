import { proxySinks, workflowInfo, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import type { CaseRecord } from '../definitions/language';
import type { RunOfCase } from '../database/projection';

/** Where the records go that a replayed case writes to its rows. */
export interface RecordSinks extends Sinks {
  records: { written(caseId: string, records: readonly CaseRecord[], run: RunOfCase): void };
}

/** Tells the sink what a case writes to its rows; for replays only, where nothing is written. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity(input, next) {
        if (input.activityType === 'projectCase') {
          const [, records] = input.args as [string, readonly CaseRecord[]];
          const { workflowId, runId, firstExecutionRunId: first } = workflowInfo();
          proxySinks<RecordSinks>().records.written(workflowId, records, { id: runId, first });
        }
        return next(input);
      },
    },
  ],
});
