import { defineProcess } from '../language';
import { openTender } from './open-tender';
import { bidding } from './open-tender/bidding';
import { cappedDocuments, deposit, depositRules, submitGuarantee } from './open-tender/deposit';
import { opening } from './open-tender/opening';
import { fromEvaluation, untilBidding } from './open-tender/stages';

/** 公开招标，保证金由平台核对、退还：the open tender in which the platform looks after the deposits (IR 26, 31, 35, 57, 74). */
export const openTenderDeposit = defineProcess({
  ...openTender,
  version: '2026-2-deposit',
  rules: { ...openTender.rules, ...depositRules },
  deposit,
  stages: {
    ...untilBidding,
    documents: cappedDocuments,
    bidding: { ...bidding, actions: { ...bidding.actions, submitGuarantee } },
    opening,
    ...fromEvaluation,
  },
});
