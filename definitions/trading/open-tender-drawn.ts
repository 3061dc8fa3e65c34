import { defineProcess } from '../language';
import { drawing, drawingRules } from './drawing';
import { openTender } from './open-tender';
import { bidding } from './open-tender/bidding';
import { opening } from './open-tender/opening';
import { fromEvaluation, untilBidding } from './open-tender/stages';

/** 公开招标，评标专家可验证抽取：the open tender whose experts are drawn so that anybody can draw again. */
export const openTenderDrawn = defineProcess({
  ...openTender,
  version: '2026-3-drawn',
  rules: { ...openTender.rules, ...drawingRules },
  stages: {
    ...untilBidding,
    bidding,
    opening: { ...opening, ends: { ...opening.ends, opened: 'drawing' } },
    drawing,
    ...fromEvaluation,
  },
});
