import { patched, proxyActivities } from '@temporalio/workflow';
import type { DrawingActivities } from '../../activities/drawing-activities';
import { longestComputation, longestSilence } from '../runtime/longest-silence';
import type { Stage } from '../runtime/stage';

const how = {
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: longestSilence,
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds', maximumAttempts: 8 },
} as const;
const { beginReveal, followCalls } = proxyActivities<DrawingActivities>(how);
const { fixDrawList, openDraw } = proxyActivities<DrawingActivities>({ ...how, heartbeatTimeout: longestComputation });

/**
 * Draws experts so that anybody can draw again: the list is in the chain before anybody commits to a share, all have
 * committed before anybody reveals, and what is withheld the others open. Who was drawn is called in the drawn order
 * until enough sit in their seats.
 */
export async function drawing(stage: Stage): Promise<'seated' | 'tooFewExperts'> {
  await stage.next('requestExperts');
  await stage.everyone('giveKey');
  const list = await fixDrawList(stage.caseId, stage.visit);
  stage.note('drawList', list.hash);
  if (!list.isEnough) return 'tooFewExperts';

  stage.offer('commitShare');
  await stage.everyone('commitShare');
  stage.offer('revealShare');
  const { until } = await beginReveal(stage.caseId, stage.visit);
  await Promise.race([stage.everyone('revealShare'), stage.until(until)]);
  let known = 0;
  let drawn = await openDraw(stage.caseId, stage.visit);
  if (!drawn) stage.offer('openShares');
  while (!drawn) {
    known = await stage.changed(known);
    drawn = await openDraw(stage.caseId, stage.visit);
  }
  const over = patched('a-draw-that-is-made-asks-for-no-share') ? ['revealShare', 'openShares'] : [];
  stage.note('draw', drawn.hash, over);

  for (let passed: string | undefined; ;) {
    const calls = await followCalls(stage.caseId, stage.visit, passed);
    if (calls.state !== 'calling') {
      stage.note('drawnPeople', calls.hash);
      return calls.state;
    }
    const { next } = calls;
    const changed = stage.changed(known);
    const heard = await (next === undefined
      ? changed
      : Promise.race([changed, stage.until(next).then(() => undefined)]));
    known = heard ?? known;
    passed = heard === undefined ? next : undefined;
  }
}
