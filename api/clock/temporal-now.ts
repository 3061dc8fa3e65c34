import type { Client } from '@temporalio/client';
import { randomUUID } from 'node:crypto';

/** Nobody works on this queue: what is begun there is only stamped with the time, and ended. */
const taskQueue = 'clock';

/** What time it is for Temporal, whose timers end the stages of cases: milliseconds since 1970. */
export async function temporalNow({ workflow }: Client): Promise<number> {
  const workflowId = `clock-${randomUUID()}`;
  const handle = await workflow.start('clock', { workflowId, taskQueue, workflowExecutionTimeout: '10 seconds' });
  try {
    return (await handle.describe()).startTime.getTime();
  } finally {
    // it ends by itself after ten seconds
    await handle.terminate().catch(() => undefined);
  }
}
