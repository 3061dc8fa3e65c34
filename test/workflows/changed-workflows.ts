import { sleep } from '@temporalio/workflow';

/** The open tender as somebody changed it who did not think of the cases under way: it now waits at first. */
export async function openTender(): Promise<string> {
  await sleep('1 hour');
  return 'archived';
}
