import { defineProcess } from '../language';
import { openingRoomNotices, openingRoomRules, publicOpening, startedDecryption } from './open-tender/opening-room';
import { sealedBidding } from './open-tender/sealed-bidding';
import { fromEvaluation, untilBidding } from './open-tender/stages';
import { openTenderSealed } from './open-tender-sealed';

/**
 * 公开招标，2026年第4版：the open tender with sealed bids and an opening that everybody can follow. The hashes of all that
 * is sealed are public before anything is decrypted; the tenderer starts the opening; what is found is public at once.
 */
export const openTender2026Fourth = defineProcess({
  ...openTenderSealed,
  version: '2026-4',
  rules: { ...openTenderSealed.rules, ...openingRoomRules },
  stages: {
    ...untilBidding,
    bidding: sealedBidding,
    decryption: startedDecryption,
    opening: publicOpening,
    ...fromEvaluation,
  },
  notices: { ...openTenderSealed.notices, ...openingRoomNotices },
});
