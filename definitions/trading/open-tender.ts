import { defineProcess, text } from '../language';
import { anytime } from './open-tender/anytime';
import { bidding } from './open-tender/bidding';
import { closings } from './open-tender/closings';
import { notices } from './open-tender/notices';
import { opening } from './open-tender/opening';
import { roles } from './open-tender/roles';
import { rules } from './open-tender/rules';
import { fromEvaluation, untilBidding } from './open-tender/stages';
import { start } from './open-tender/start';

/** 公开招标 (engineering construction): from project acceptance to the archive. */
export const openTender = defineProcess({
  process: 'openTender',
  version: '2026-3',
  jurisdiction: 'CN',
  title: text('公开招标', 'Open tender'),
  kind: 'trading',
  prefix: 'GC',
  sources: [
    '中华人民共和国招标投标法 (2017) — Tendering Law (TL)',
    '中华人民共和国招标投标法实施条例 (2019) — Implementing Regulation (IR)',
    '电子招标投标办法 (2013 第20号令) — Electronic Tendering Measures (ET)',
    '工程建设项目招标投标活动投诉处理办法 (2013 修订) — Decree 11',
  ],
  roles,
  escalatesTo: ['centre', 'supervisor'],
  readers: ['tenderer', 'agency', 'centre', 'supervisor', 'inspector'],
  rules,
  start,
  stages: { ...untilBidding, bidding, opening, ...fromEvaluation },
  anytime,
  closings,
  notices,
});
