import { proxyActivities } from '@temporalio/workflow';
import type { TenderActivities } from '../../activities/tender-activities';
import { openTender as definition } from '../../definitions/trading/open-tender';
import { caseWorkflow } from '../runtime/case-workflow';
import { longestSilence } from '../runtime/longest-silence';
import { decryption } from '../stages/decryption';
import { drawing } from '../stages/drawing';
import { settlePrices } from '../stages/settle-prices';

const { closeBidding, rankBids, drawLots, countCandidates } = proxyActivities<TenderActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: longestSilence,
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds', maximumAttempts: 8 },
});

/** 公开招标. The order of its stages is in the definition. */
export const openTender = caseWorkflow(
  definition,
  {
    async bidding(stage) {
      await stage.deadline();
      const bids = await closeBidding(stage.caseId, stage.visit);
      stage.note('bids', bids.root);
      return bids.count >= stage.rules.fewestBids ? 'enoughBids' : 'tooFewBids';
    },

    async evaluation(stage) {
      await stage.next('formCommittee');
      // definitions from before prices were corrected do not have the rule
      if ('correctionPeriod' in stage.rules) await settlePrices(stage);
      await stage.everyone('submitSheet');
      const ranking = await rankBids(stage.caseId, stage.visit);
      stage.note('ranking', ranking.hash);
      if (ranking.needsLottery) {
        stage.offer('drawLots');
        await stage.next('drawLots');
        const lottery = await drawLots(stage.caseId, stage.visit, stage.head());
        stage.note('lottery', lottery.hash);
      }
      stage.offer('signReport');
      await stage.everyone('signReport');
      return ranking.qualified === 0 ? 'allRejected' : 'ranked';
    },

    async award(stage) {
      while ((await countCandidates(stage.caseId)) > 0) await stage.next('disqualifyCandidate');
      return 'noCandidateLeft' as const;
    },
  },
  { decryption, drawing },
);
