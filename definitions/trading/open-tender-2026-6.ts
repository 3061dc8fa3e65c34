import { defineProcess, text } from '../language';
import { drawingRules, drawingWithTime } from './drawing';
import { openTender } from './open-tender';
import { openTender2026Fifth } from './open-tender-2026-5';
import { candidates } from './open-tender/candidates';
import { correctedEvaluation, correctedPriceRules } from './open-tender/corrected-prices';
import { decryptionRules } from './open-tender/decryption';
import { deposit, depositRules } from './open-tender/deposit';
import { openingRoomRules, startedDecryption } from './open-tender/opening-room';
import { preparedBidRules } from './open-tender/prepared-bid';
import { publication } from './open-tender/publication';
import { archiving } from './open-tender/report-and-archive';
import { restatingAddendum, restatingNotices } from './open-tender/restating-addendum';
import {
  reviewedAcceptance,
  reviewedAward,
  reviewedCertification,
  reviewedContract,
  reviewedContractFiling,
  reviewedCorrection,
  reviewedDocuments,
  reviewedFiling,
  reviewedReport,
} from './open-tender/reviewed';

const { bidding, opening } = openTender2026Fifth.stages;
const { downloadDocuments } = bidding.actions;

/**
 * 公开招标，2026年第6版：the arithmetic of priced bids is corrected by the committee and confirmed by the bidder before
 * anything is scored; an addendum may change the evaluation; what cannot be undone is looked at once more before it is done.
 */
export const openTender2026Sixth = defineProcess({
  ...openTender,
  version: '2026-6',
  sources: openTender2026Fifth.sources,
  rules: {
    ...openTender.rules,
    ...depositRules,
    ...decryptionRules,
    ...openingRoomRules,
    ...drawingRules,
    ...preparedBidRules,
    ...correctedPriceRules,
  },
  deposit,
  stages: {
    acceptance: reviewedAcceptance,
    correction: reviewedCorrection,
    documents: reviewedDocuments,
    filing: reviewedFiling,
    publication,
    bidding: {
      ...bidding,
      actions: {
        ...bidding.actions,
        issueAddendum: restatingAddendum,
        downloadDocuments: {
          ...downloadDocuments,
          help: text(
            '招标文件随招标公告公开，无须登记即可下载；登记后可以提问、投标，并收到答疑和补遗通知',
            'The documents are public with the tender notice and need no registration; who registers may ask and bid, and is told of every answer and addendum',
          ),
        },
      },
    },
    decryption: startedDecryption,
    opening: {
      ...opening,
      actions: { ...opening.actions, signOpeningRecord: { ...opening.actions.signOpeningRecord, final: true } },
    },
    drawing: drawingWithTime,
    evaluation: correctedEvaluation,
    candidates,
    award: reviewedAward,
    certification: reviewedCertification,
    contract: reviewedContract,
    contractFiling: reviewedContractFiling,
    report: reviewedReport,
    archiving,
  },
  notices: { ...openTender2026Fifth.notices, addendum: restatingNotices.addendum },
});
