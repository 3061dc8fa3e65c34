import { z } from 'zod';
import { compare, parseRational } from '../domain/rational';
import { trimmedDecimal } from './decimal';

const optionalText = z.string().nullish();

/** A record of a public tender as its notices state it. */
export const publishedRecord = z.object({
  id: z.string(),
  source: z.string(),
  kind: z.string(),
  title: z.string(),
  buyer: z.string(),
  currency: z.string(),
  estimate: optionalText,
  minPrice: optionalText,
  bids: z.array(
    z.object({
      bidder: z.string(),
      price: optionalText,
      score: optionalText,
      status: z.string(),
      rank: z.number().nullish(),
      reason: optionalText,
    }),
  ),
  awardedTo: optionalText,
  awardPrice: optionalText,
  notes: optionalText,
  candidateOrder: optionalText,
  scoreKind: optionalText,
  anomaly: optionalText,
  tie: z.boolean().nullish(),
});
export type PublishedRecord = z.output<typeof publishedRecord>;
type PublishedBid = PublishedRecord['bids'][number];

/** A replay file made of a record, or why there can be none. */
export type Converted = { readonly file: Readonly<Record<string, unknown>> } | { readonly notConvertible: string };

type Direction = 'lower' | 'higher';

/** Where a play of the record takes place: the sources name no region code of the platform. */
export interface Setting {
  readonly region: string;
  readonly industry: string;
}

/** Where bids are rates, the notes say which way: 下浮率 is a discount, 费率 and 折扣率 are paid. */
const betterOf = ({ currency, notes }: PublishedRecord): Direction =>
  currency === '%' && /下浮|HIGHEST|discount rate \(/.test(notes ?? '') ? 'higher' : 'lower';

const hasPrice = (bid: PublishedBid): bid is PublishedBid & { price: string } => typeof bid.price === 'string';
const isInvalid = ({ status }: PublishedBid): boolean => status === 'invalid';

/**
 * Makes a replay file of a published tender. `expect` is what was published; everything else is what the bidders and
 * the committee did.
 */
export function fromPublished(record: PublishedRecord, setting: Setting): Converted {
  if (record.kind !== 'tender') return { notConvertible: `kind ${record.kind}` };
  if (record.anomaly) return { notConvertible: record.anomaly };
  const priced = record.bids.filter(hasPrice);
  const isJapanese = record.currency === 'JPY';
  if (!isJapanese && priced.length < 3) return { notConvertible: 'fewer than three bids with a price are published' };
  const won = awardOf(record, priced);
  if (typeof won === 'string') return { notConvertible: won };
  const better = betterOf(record);
  const plan = isJapanese ? japanesePlan(record) : chinesePlan(record, priced, better, won.bidder);

  return {
    file: {
      process: 'openTender',
      title: record.title,
      tenderer: record.buyer,
      ...setting,
      unit: record.currency,
      better,
      source: record.source,
      ...(record.estimate && { estimate: record.estimate }),
      ...(isJapanese && record.estimate && { ceiling: record.estimate }),
      ...(record.minPrice && { floor: record.minPrice }),
      ...plan,
      expect: {
        closing: 'archived',
        awardedTo: record.tie ? equalBest(priced, better, won.price) : won.bidder,
        awardPrice: won.price,
      },
    },
  };
}

/** The winner: as published, or of a list of candidates alone the first. */
function awardOf(record: PublishedRecord, priced: readonly (PublishedBid & { price: string })[]) {
  const first = record.candidateOrder === 'ranked' ? priced.find(({ rank }) => rank === 1) : undefined;
  const name = record.awardedTo ?? first?.bidder;
  if (name === undefined) return 'no winner is published';
  const bids = priced.filter(({ bidder, status }) => bidder === name && status !== 'invalid');
  const bid = bids.find(({ status }) => status === 'won') ?? bids[0];
  if (!bid) return 'the winner is not among the published bids';
  const price = record.awardPrice ?? bid.price;
  if (trimmedDecimal(price) !== trimmedDecimal(bid.price)) return 'the award price is not the price of the bid';
  return { bidder: name, price };
}

/** Lowest price; under the minimum or over the ceiling is invalid by rule, other invalid bids the officials rejected. */
function japanesePlan(record: PublishedRecord) {
  const floor = record.minPrice ?? undefined;
  const below = (price: string) => floor !== undefined && compare(parseRational(price), parseRational(floor)) < 0;
  const above = (price: string) =>
    record.estimate ? compare(parseRational(price), parseRational(record.estimate)) > 0 : false;
  const bids = record.bids.map(({ bidder, price, reason, ...rest }) => {
    const byRule = typeof price === 'string' && (below(price) || above(price));
    const rejected = isInvalid({ bidder, price, reason, ...rest }) && !byRule;
    return { bidder, price: price ?? null, ...(rejected && { invalid: true, ...(reason && { reason }) }) };
  });
  return { method: 'lowestPrice', bids };
}

/**
 * A total-score table is comprehensive scoring. Ranked candidates whose order is that of their prices were ordered by
 * price, first-envelope scores or not; another order without totals is the committee's, and gets totals in that order.
 * Without a rank the tenderer chose, unless the best price won.
 */
function chinesePlan(
  record: PublishedRecord,
  priced: readonly (PublishedBid & { price: string })[],
  better: Direction,
  winner: string,
) {
  const plain = record.bids.map(({ bidder, price }) => ({ bidder, price: price ?? null }));
  const isRanked = record.candidateOrder === 'ranked' && priced.every(({ rank }) => typeof rank === 'number');
  if (isRanked) {
    const order = [...priced].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    const scores = order.map(({ score }) => score ?? undefined);
    const totals = scores.filter((score) => score !== undefined);
    if (totals.length === order.length && isFalling(totals)) {
      const bids = record.bids.map(({ bidder, price, score }) => ({
        bidder,
        price: price ?? null,
        ...(score && { score }),
      }));
      return { method: 'comprehensive', bids };
    }
    if (isOrdered(order, better)) return { method: 'lowestPrice', bids: plain };
    const bids = record.bids.map(({ bidder, price, rank }) => ({
      bidder,
      price: price ?? null,
      ...(rank && { score: String(Math.max(100 - rank, 0)) }),
    }));
    return { method: 'comprehensive', bids };
  }
  const best = [...priced].sort((a, b) => byPrice(a.price, b.price, better));
  const isBest =
    best[0]?.bidder === winner && best[1] !== undefined && byPrice(best[0].price, best[1].price, better) < 0;
  if (isBest && record.candidateOrder !== 'unranked') return { method: 'lowestPrice', bids: plain };
  return { method: 'buyerChoice', choice: winner, bids: plain };
}

const byPrice = (a: string, b: string, better: Direction): number =>
  compare(parseRational(a), parseRational(b)) * (better === 'lower' ? 1 : -1);

const isFalling = (scores: readonly string[]): boolean =>
  scores.every(
    (score, index) => index === 0 || compare(parseRational(scores[index - 1] ?? '0'), parseRational(score)) > 0,
  );

const isOrdered = (bids: readonly { readonly price: string }[], better: Direction): boolean =>
  bids.every(({ price }, index) => index === 0 || byPrice(bids[index - 1]?.price ?? price, price, better) < 0);

const equalBest = (
  priced: readonly (PublishedBid & { price: string })[],
  better: Direction,
  price: string,
): string[] => [
  ...new Set(
    priced.filter((bid) => !isInvalid(bid) && byPrice(bid.price, price, better) === 0).map(({ bidder }) => bidder),
  ),
];
