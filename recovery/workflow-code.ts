import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';
import path from 'node:path';

/** The workflow code of this version of the platform, for replays: it tells what cases write to their rows. */
export const bundleForReplay = (
  workflowsPath = path.join(__dirname, '..', 'workflows', 'index.ts'),
): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [path.join(__dirname, 'written-records.ts')],
    logger: new DefaultLogger('ERROR'),
  });
