import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

/** The history of one run of a case, as Temporal has it. */
export interface CaseHistory {
  readonly workflowId: string;
  readonly history: temporal.api.history.v1.IHistory;
}

/**
 * The histories of the runs of a case, oldest first, as far as Temporal still has them.
 * @returns none when Temporal knows no such case
 */
export async function caseHistories(client: Client, caseId: string): Promise<CaseHistory[]> {
  const found: CaseHistory[] = [];
  let runId: string | undefined;
  do {
    try {
      const history = await client.workflow.getHandle(caseId, runId).fetchHistory();
      found.unshift({ workflowId: caseId, history });
      runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return found;
      throw error;
    }
  } while (runId !== '');
  return found;
}

/** The newest run of a case alone; undefined when Temporal has none. */
export async function newestHistory(client: Client, caseId: string): Promise<CaseHistory | undefined> {
  try {
    return { workflowId: caseId, history: await client.workflow.getHandle(caseId).fetchHistory() };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
