import type { SealingTask } from '../../../definitions/language';
import { request } from '../api/client';

/** Asks for a task to seal one bid with: every bid, and every change of one, has its own. */
export const newTask = (caseId: string, action: string): Promise<SealingTask> =>
  request<SealingTask>('POST', `/cases/${encodeURIComponent(caseId)}/sealings`, { action });
