import { defineProcess, text } from '../language';
import { drawingWithTime, drawingRules } from './drawing';
import { openTender } from './open-tender';
import { composedAddendum, composedDocuments, composedNotices } from './open-tender/composed-documents';
import { decryptionRules } from './open-tender/decryption';
import { deposit, depositRules, submitGuarantee } from './open-tender/deposit';
import { openingRoomNotices, openingRoomRules, publicOpening, startedDecryption } from './open-tender/opening-room';
import { preparedBidRules, submitPreparedBid } from './open-tender/prepared-bid';
import { sealedBidding } from './open-tender/sealed-bidding';
import { fromEvaluation, untilBidding } from './open-tender/stages';

const { openingBoard } = openingRoomNotices;
const { openingRecord } = openTender.notices;

/** Whoever reads how an opening went reads what became of every bid that was in at the deadline. */
const everyBid = ['openedBids', 'unopenedBids', 'unsecuredBids'] as const;

/**
 * 公开招标，2026年第5版：sealed bids, deposits that the platform looks after, an opening that everybody can follow, and
 * experts who are drawn so that anybody can draw again. The tender document may be written on the platform.
 */
export const openTender2026Fifth = defineProcess({
  ...openTender,
  version: '2026-5',
  sources: [
    ...openTender.sources,
    '工程建设项目施工招标投标办法 (2013 修订) — Construction Tendering Measures',
    '评标委员会和评标方法暂行规定 (2013 修订) — Rules on Committees and Methods',
  ],
  rules: {
    ...openTender.rules,
    ...depositRules,
    ...decryptionRules,
    ...openingRoomRules,
    ...drawingRules,
    ...preparedBidRules,
  },
  deposit,
  stages: {
    ...untilBidding,
    documents: composedDocuments,
    bidding: {
      ...sealedBidding,
      does: text(
        '到投标截止时间，系统关闭投标，核对保证金和保函，并清点份数：要求保证金而截止时未到的投标不计入、不解密；达到法定最少数的进入开标，否则招标失败。',
        'At the deadline the platform closes the bidding, looks for the deposits and letters, and counts: where a deposit is asked, bids without one are left out and never opened; with the least number of the law the bids are opened, else the tender fails.',
      ),
      actions: {
        ...sealedBidding.actions,
        submitBid: submitPreparedBid,
        issueAddendum: composedAddendum,
        submitGuarantee,
      },
    },
    decryption: startedDecryption,
    opening: {
      ...publicOpening,
      actions: {
        ...publicOpening.actions,
        signOpeningRecord: { ...publicOpening.actions.signOpeningRecord, issues: 'openingRecord' },
      },
      ends: { ...publicOpening.ends, opened: 'drawing' },
    },
    drawing: drawingWithTime,
    ...fromEvaluation,
    evaluation: {
      ...fromEvaluation.evaluation,
      actions: {
        ...fromEvaluation.evaluation.actions,
        signReport: { ...fromEvaluation.evaluation.actions.signReport, issues: 'evaluationReport' },
      },
    },
  },
  notices: {
    ...openTender.notices,
    ...openingRoomNotices,
    ...composedNotices,
    openingBoard: { ...openingBoard, tables: everyBid },
    openingRecord: { ...openingRecord, tables: everyBid },
  },
});
