import { WorkflowNotFoundError } from '@temporalio/client';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';

/** A run of a case's workflow that is not archived. */
export interface Run {
  readonly caseId: string;
  readonly runId: string;
  readonly continuedFrom: string | null;
  /** The first of those that continued each other up to it. */
  readonly first: string;
  readonly isOver: boolean;
}

/** The run, as Temporal knows it; without an id the newest. Undefined when Temporal has forgotten it. */
async function describeRun({ temporal }: ApiDependencies, caseId: string, id?: string): Promise<Run | undefined> {
  try {
    const { runId, status } = await temporal.workflow.getHandle(caseId, id).describe();
    const { history } = await temporal.workflowService.getWorkflowExecutionHistory({
      namespace: temporal.options.namespace,
      execution: { workflowId: caseId, runId },
      maximumPageSize: 1,
    });
    const begun = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
    return {
      caseId,
      runId,
      continuedFrom: begun?.continuedExecutionRunId || null,
      first: begun?.firstExecutionRunId || runId,
      isOver: status.name !== 'RUNNING',
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/**
 * The newest run of a case. When a case was set back, the run that goes on is another than the one that has written
 * last, and holds what that one did until then. A workflow that somebody has begun under the name of the case is none
 * of its runs.
 */
async function newestRun(deps: ApiDependencies, { id, run, firstRun }: CaseRow): Promise<Run | undefined> {
  const current = await describeRun(deps, id);
  return run === null || current?.first === firstRun ? current : describeRun(deps, id, run);
}

/** The runs of a case up to the newest that Temporal still has and that are not archived, oldest first. */
export async function runsOf(deps: ApiDependencies, row: CaseRow): Promise<Run[]> {
  const runs: Run[] = [];
  let next = await newestRun(deps, row);
  for (;;) {
    const run = next;
    if (!run || (await rows(deps.database.read, 'runArchive').existsBy({ runId: run.runId }))) return runs;
    runs.unshift(run);
    if (run.continuedFrom === null) return runs;
    next = await describeRun(deps, row.id, run.continuedFrom);
  }
}
