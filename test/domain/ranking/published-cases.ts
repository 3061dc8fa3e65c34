import type { Unit } from '../../../domain/amount';
import type { Better } from '../../../domain/ranking/price-order';

/**
 * Facts of real public tenders as their notices publish them, to test evaluation against. Nothing is added. Tsuchiura:
 * data of Chassang, Kawai, Nakabayashi and Ortner (MIT); Yichang: public notices of the trading centre.
 */
export interface PublishedCase {
  readonly source: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly ceiling?: string;
  readonly floor?: string;
  readonly bids: readonly PublishedBid[];
  readonly awardedTo: string;
}

export interface PublishedBid {
  readonly bidder: string;
  readonly price: string;
  readonly score?: string;
  /** As published: under the minimum price. */
  readonly invalid?: boolean;
}

/** Two equal lowest bids; a lottery decided. */
export const lotteryOfTwo: PublishedCase = {
  source: 'github:sylvaingchassang/missing_bids:mb_api/tests/reference_data/tsuchiura_data.csv #441',
  unit: 'JPY',
  better: 'lower',
  ceiling: '5640000',
  bids: [
    { bidder: 'kaohsiung construction', price: '3900000' },
    { bidder: 'building products planning', price: '4140000' },
    { bidder: 'ichige set', price: '3900000' },
    { bidder: 'nakajima set', price: '4200000' },
  ],
  awardedTo: 'kaohsiung construction',
};

/** Three equal bids exactly at the minimum price; a lottery decided. One bidder is listed twice in the source. */
export const lotteryAtTheMinimum: PublishedCase = {
  source: 'github:sylvaingchassang/missing_bids:mb_api/tests/reference_data/tsuchiura_data.csv #652',
  unit: 'JPY',
  better: 'lower',
  ceiling: '5200000',
  floor: '4160000',
  bids: [
    { bidder: 'nakajima set', price: '4160000' },
    { bidder: 'AZUMA', price: '4250000' },
    { bidder: 'building products planning', price: '4200000' },
    { bidder: 'ichige set', price: '4250000' },
    { bidder: 'ihara civil engineering', price: '4290000' },
    { bidder: 'ikeda builders', price: '4160000' },
    { bidder: 'ikki', price: '4160000' },
    { bidder: 'kaohsiung construction', price: '4350000' },
    { bidder: 'kurihara construction', price: '4290000' },
    { bidder: 'murasakimura industry', price: '4290000' },
    { bidder: 'nakajima set', price: '4330000' },
    { bidder: 'ogawa shoji', price: '4330000' },
    { bidder: 'ozeki industry', price: '4200000' },
  ],
  awardedTo: 'nakajima set',
};

/** Five bids under the minimum price are invalid; the winner bid exactly the minimum. */
export const belowTheMinimum: PublishedCase = {
  source: 'github:sylvaingchassang/missing_bids:mb_api/tests/reference_data/tsuchiura_data.csv #639',
  unit: 'JPY',
  better: 'lower',
  ceiling: '10900000',
  floor: '8840000',
  bids: [
    { bidder: 'iizuka builders', price: '8840000' },
    { bidder: 'AZUMA', price: '8670000', invalid: true },
    { bidder: 'nippon koei', price: '8750000', invalid: true },
    { bidder: 'ogawa shoji', price: '8790000', invalid: true },
    { bidder: 'oriental consultant', price: '9110000' },
    { bidder: 'ozeki industry', price: '9060000' },
    { bidder: 'building products planning', price: '9350000' },
    { bidder: 'ichige set', price: '9020000' },
    { bidder: 'ihara civil engineering', price: '8970000' },
    { bidder: 'ikki', price: '8580000', invalid: true },
    { bidder: 'kaohsiung construction', price: '8910000' },
    { bidder: 'kurihara construction', price: '8880000' },
    { bidder: 'muramatsu', price: '9200000' },
    { bidder: 'murasakimura industry', price: '8500000', invalid: true },
    { bidder: 'nakajima set', price: '8920000' },
  ],
  awardedTo: 'iizuka builders',
};

/** The highest total score came first, not the lowest price. */
export const totalScores: PublishedCase = {
  source: 'https://ggzy.sc.yichang.gov.cn/jyxx/003001/003001004/20250707/f932807d-fd74-4f73-b9f5-518d76530d4b.html',
  unit: 'CNY',
  better: 'lower',
  bids: [
    { bidder: '宜昌市交通规划勘察设计研究院有限公司', price: '1225000', score: '93.79' },
    { bidder: '武汉衡通公路勘察设计院有限公司', price: '1162500', score: '88.53' },
    { bidder: '恩施州交通规划设计有限公司', price: '1260000', score: '78.89' },
  ],
  awardedTo: '宜昌市交通规划勘察设计研究院有限公司',
};

/** The three best technical scores went on and were ordered by price: the best price won with the lowest score. */
export const twoEnvelopes: PublishedCase = {
  source: 'https://ggzy.sc.yichang.gov.cn/jyxx/003001/003001004/20250618/87273fc2-8e9b-49f6-ab8c-ea5683891f4a.html',
  unit: 'CNY',
  better: 'lower',
  bids: [
    { bidder: '湖北华赢路桥工程有限公司', price: '3078610', score: '79.63' },
    { bidder: '湖北省清江路桥建筑有限公司', price: '3096089', score: '94.87' },
    { bidder: '湖北洋铭建设工程有限公司', price: '3127694', score: '94.83' },
  ],
  awardedTo: '湖北华赢路桥工程有限公司',
};

/** Bids are rates to be paid (费率) with three decimals: the lowest won. */
export const ratesToPay: PublishedCase = {
  source: 'https://ggzy.sc.yichang.gov.cn/jyxx/003001/003001004/20251022/453439e7-d916-4dbc-a261-5157d9cc746c.html',
  unit: '%',
  better: 'lower',
  bids: [
    { bidder: '武汉市顶笠工程有限公司', price: '90.295' },
    { bidder: '山东仁晟建设集团有限公司', price: '90.323' },
    { bidder: '湖北朗乐瑞成建筑工程有限公司', price: '90.328' },
  ],
  awardedTo: '武汉市顶笠工程有限公司',
};

/** Candidates without rank, bids are discounts (下浮率): the buyer chose the middle one. */
export const buyersChoice: PublishedCase = {
  source: 'https://ggzy.sc.yichang.gov.cn/jyxx/003001/003001004/20250613/1d091a4a-2e5d-403b-9c72-e0cbc0d16caf.html',
  unit: '%',
  better: 'higher',
  bids: [
    { bidder: '中铁第五勘察设计院集团有限公司', price: '20.5' },
    { bidder: '中铁十一局集团有限公司', price: '29' },
    { bidder: '中铁第四勘察设计院集团有限公司', price: '25' },
  ],
  awardedTo: '中铁第四勘察设计院集团有限公司',
};
