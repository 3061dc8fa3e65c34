import { proxyActivities } from '@temporalio/workflow';
import type { SealedActivities } from '../../activities/sealed-activities';
import type { Stage } from '../runtime/stage';

const { openSealed } = proxyActivities<SealedActivities>({
  startToCloseTimeout: '30 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * Lets those who handed something in sealed give out their shares until the deadline, then opens all of it. Its root is
 * in the chain before anything of it can be read.
 */
export async function decryption(stage: Stage): Promise<'opened' | 'noneOpened'> {
  await stage.deadline();
  const { count, root } = await openSealed(stage.caseId, stage.visit);
  stage.note('opened', root);
  return count > 0 ? 'opened' : 'noneOpened';
}
