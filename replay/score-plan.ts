import type { Method } from '../domain/ranking/method';
import { compare, parseRational } from '../domain/rational';
import type { CaseFile, FileBid, Said } from './case-file';

/** Points are counted in ten-thousandths: sheets go to four decimals. */
export const pointParts = 10_000n;
const fullMarks = 100n * pointParts;

/** A criterion of the generated tender document. */
export interface PlannedCriterion {
  readonly id: string;
  readonly title: string;
  readonly max: number;
  readonly kind: 'scored';
}

/** What the committee of a replay will arrive at. */
export interface ScorePlan {
  /** Empty where nothing is scored. */
  readonly criteria: readonly PlannedCriterion[];
  /** The total of each bid, in the order of the file, in ten-thousandths of a point. */
  readonly totals: readonly bigint[];
  readonly warnings: readonly Said[];
}

const criteria: readonly PlannedCriterion[] = [
  { id: 'technical', title: '技术方案', max: 60, kind: 'scored' },
  { id: 'commercial', title: '商务条件', max: 30, kind: 'scored' },
  { id: 'credit', title: '企业信用', max: 10, kind: 'scored' },
];

/**
 * Decides the criteria of a case and the total of every bid. Published totals stand as they are; totals above 100 are all
 * read in tenths. A bid without one stays under the lowest that was published. Where none is published the totals follow
 * the prices, the best price highest.
 */
export function planScores(file: Omit<CaseFile, 'expect'>): ScorePlan {
  const given = file.bids.map(({ score }) => (score === undefined ? undefined : points(score)));
  const stated = given.filter((total) => total !== undefined);
  if (!isScored(file.method, stated.length)) return { criteria: [], totals: [], warnings: [] };
  const warnings: Said[] = [];

  const isOver = stated.some((total) => total > fullMarks);
  if (isOver) {
    warnings.push({
      zh: '有得分超过 100 分：全部按十分之一计，名次不变。',
      en: 'A score is above 100: all are counted as a tenth, which keeps their order.',
    });
  }
  const scaled = given.map((total) => (total !== undefined && isOver ? total / 10n : total));
  const lowest = scaled.reduce<bigint>(
    (least, total) => (total !== undefined && total < least ? total : least),
    fullMarks,
  );
  const missing = file.bids.filter((bid, index) => scaled[index] === undefined && isJudged(bid));
  if (stated.length === 0) {
    warnings.push({
      zh: '没有任何得分：综合评估法的得分按报价顺序生成，最优报价最高；结果未必与实际一致。',
      en: 'No bid has a score: scores follow the prices, the best price highest; the result may differ from reality.',
    });
  } else if (missing.length > 0) {
    const names = missing.map(({ bidder }) => bidder);
    warnings.push({
      zh: `以下投标没有得分，按低于已公布的最低分处理：${names.join('、')}。`,
      en: `These bids have no score and are put under the lowest published one: ${names.join(', ')}.`,
    });
  }
  const places = placesByPrice(file);
  const steps = BigInt(file.bids.length + 1);
  const totals = scaled.map((total, index) => total ?? lowest - (lowest * (places[index] ?? 1n)) / (steps * 2n));
  return { criteria, totals, warnings };
}

const points = (score: string): bigint => {
  const { n, d } = parseRational(score);
  return (n * pointParts) / d;
};

const isScored = (method: Method, stated: number): boolean =>
  method === 'comprehensive' || (method === 'buyerChoice' && stated > 0);

const isJudged = ({ late, withdrawn, invalid }: FileBid): boolean => !late && !withdrawn && !invalid;

/** The place of every bid by its price, from 1; equal prices share a place. */
function placesByPrice({ bids, better }: Pick<CaseFile, 'bids' | 'better'>): bigint[] {
  const direction = better === 'lower' ? 1 : -1;
  const prices = bids.map(({ price }) => parseRational(price));
  return prices.map((price) => BigInt(prices.filter((other) => compare(other, price) * direction < 0).length + 1));
}
