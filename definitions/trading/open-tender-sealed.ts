import { defineProcess } from '../language';
import { openTender } from './open-tender';
import { decryption, decryptionRules } from './open-tender/decryption';
import { opening } from './open-tender/opening';
import { sealedBidding } from './open-tender/sealed-bidding';
import { fromEvaluation, untilBidding } from './open-tender/stages';

/**
 * 公开招标，投标文件由投标人加密：the open tender in which bids are sealed on the bidders' own machines. Between bidding
 * and opening they give out their shares; what is not opened by then is revoked or counts as withdrawn (ET 29–31).
 */
export const openTenderSealed = defineProcess({
  ...openTender,
  version: '2026-3-sealed',
  rules: { ...openTender.rules, ...decryptionRules },
  stages: { ...untilBidding, bidding: sealedBidding, decryption, opening, ...fromEvaluation },
});
