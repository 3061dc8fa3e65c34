import { patched, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { SealedActivities } from '../../activities/sealed-activities';
import { longestSilence } from '../runtime/longest-silence';
import type { Stage } from '../runtime/stage';

// bids are large and many: it takes as long as it takes, and a worker that has died is noticed by its silence
const { openSealed } = proxyActivities<SealedActivities>({
  startToCloseTimeout: '12 hours',
  heartbeatTimeout: longestSilence,
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
const { countMissingShares } = proxyLocalActivities<Pick<SealedActivities, 'countMissingShares'>>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});

/**
 * Lets those who handed something in sealed give out their shares, until the deadline or until all shares are there,
 * then opens all of it. Its root is in the chain before anything of it can be read.
 */
export async function decryption(stage: Stage): Promise<'opened' | 'noneOpened'> {
  if (patched('opens-when-all-shares-are-in')) {
    await stage.deadlineOr(async () => (await countMissingShares(stage.caseId, stage.visit)) === 0);
  } else await stage.deadline();
  const { count, root } = await openSealed(stage.caseId, stage.visit);
  stage.note('opened', root);
  return count > 0 ? 'opened' : 'noneOpened';
}
