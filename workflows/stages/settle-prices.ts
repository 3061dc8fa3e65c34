import { patched, proxyActivities } from '@temporalio/workflow';
import type { CorrectionActivities } from '../../activities/correction-activities';
import { longestSilence } from '../runtime/longest-silence';
import type { Stage } from '../runtime/stage';

const { findCorrections, decideCorrections, findIncompleteSheets } = proxyActivities<CorrectionActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: longestSilence,
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds', maximumAttempts: 8 },
});

/**
 * Settles by which prices bids are compared: what the arithmetic of the priced bids asks for is found, every member
 * decides on it, and the bidders concerned confirm or let the time pass. Nothing is scored before that. What a member who
 * is replaced has decided is void (IR 48): the substitute decides anew, the others' decisions stand, and so do their
 * sheets unless prices turn out so that one lacks a bid.
 */
export async function settlePrices(stage: Stage): Promise<void> {
  const found = await findCorrections(stage.caseId, stage.visit);
  if (found.count > 0) {
    stage.note('corrections', found.hash);
    stage.offer('judgeCorrections');
    await stage.everyone('judgeCorrections');
    const decided = await decideCorrections(stage.caseId, stage.visit);
    stage.note('corrections', decided.hash);
    stage.ask('judgeCorrections', decided.questions);
    await stage.answered('judgeCorrections');
    // with a member replaced it may have been decided otherwise than when the others handed in their sheets
    if (patched('sheets-judge-every-bid')) {
      stage.reopen('submitSheet', await findIncompleteSheets(stage.caseId, stage.visit));
    }
  }
  stage.offer('submitSheet');
}
