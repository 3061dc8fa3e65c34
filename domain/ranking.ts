import { compareAmounts, type Amount } from './amount';
import {
  add,
  compare,
  mean,
  multiply,
  parseRational,
  rational,
  rationalText,
  roundHalfUp,
  sum,
  type Rational,
} from './rational';

/** Which price is the better one: the lower for prices and rates to be paid (费率), the higher for discounts (下浮率). */
export type Better = 'lower' | 'higher';

/**
 * How a committee's work becomes a result.
 * `lowestPrice`: the best price among the qualified bids comes first.
 * `comprehensive`: the highest score comes first, equal scores by the better price (综合评分).
 * `buyerChoice`: candidates without rank, of whom the buyer chooses with reasons (评定分离).
 */
export type Method = 'lowestPrice' | 'comprehensive' | 'buyerChoice';

/** What is scored, and the most points it gives (a decimal string). A `price` criterion is computed, never scored. */
export interface Criterion {
  readonly id: string;
  readonly title?: unknown;
  readonly max: string;
  readonly kind: 'scored' | 'price';
}

/** One expert's verdict on one bid; `scores` are decimal strings by criterion. */
export interface Verdict {
  readonly bid: string;
  readonly verdict: 'accepted' | 'rejected';
  readonly reason?: string | undefined;
  readonly scores: Readonly<Record<string, string>>;
}

/** One expert's score sheet. */
export interface Sheet {
  readonly expert: string;
  readonly bids: readonly Verdict[];
}

/** A bid as the opening made it known. */
export interface OpenedBid {
  readonly bid: string;
  readonly bidder: string;
  readonly price: Amount;
  /** Instant in UTC. */
  readonly receivedAt: string;
}

/** The bounds that a price must keep by the tender documents. */
export interface PriceBounds {
  /** The highest number allowed (最高投标限价, control price). */
  readonly ceiling?: Amount | undefined;
  /** The lowest number allowed. Engineering tenders never have one (Implementing Regulation, art. 27). */
  readonly floor?: Amount | undefined;
  readonly better: Better;
}

export type PriceRule = 'overCeiling' | 'underFloor';

/**
 * The rule by which a price makes a bid invalid, if any. Both bounds are allowed themselves, and they always bound the
 * number: a discount above the ceiling is invalid as a price above it is, whichever direction is better.
 * @throws AmountError `wrongUnit` when price and bound have different units
 */
export function invalidByRule(bid: Pick<OpenedBid, 'price'>, bounds: PriceBounds): PriceRule | undefined {
  if (bounds.ceiling && compareAmounts(bid.price, bounds.ceiling) > 0) return 'overCeiling';
  if (bounds.floor && compareAmounts(bid.price, bounds.floor) < 0) return 'underFloor';
  return undefined;
}

/** What is wrong with a score sheet at one place. */
export interface SheetFault {
  readonly bid: string;
  readonly criterion?: string;
  readonly rule:
    | 'unknownBid'
    | 'missingBid'
    | 'bidTwice'
    | 'missingReason'
    | 'unknownCriterion'
    | 'computedCriterion'
    | 'missingScore'
    | 'notANumber'
    | 'negative'
    | 'tooManyDecimals'
    | 'overMax';
}

/**
 * Everything that is wrong with a score sheet; nothing when it may be signed. Every bid must have its verdict, a
 * rejection its reason, an accepted bid a score from 0 to the maximum with at most four decimals for every scored
 * criterion. The scores of a bid the expert rejects do not count and are not checked.
 */
export function checkSheet(
  sheet: Sheet,
  criteria: readonly Criterion[],
  bids: readonly Pick<OpenedBid, 'bid'>[],
): SheetFault[] {
  const faults: SheetFault[] = [];
  const expected = new Set(bids.map(({ bid }) => bid));
  const seen = new Set<string>();
  for (const verdict of sheet.bids) {
    const { bid } = verdict;
    if (!expected.has(bid)) faults.push({ bid, rule: 'unknownBid' });
    else if (seen.has(bid)) faults.push({ bid, rule: 'bidTwice' });
    else if (verdict.verdict === 'accepted') faults.push(...checkScores(verdict, criteria));
    else if (!verdict.reason?.trim()) faults.push({ bid, rule: 'missingReason' });
    seen.add(bid);
  }
  for (const { bid } of bids) if (!seen.has(bid)) faults.push({ bid, rule: 'missingBid' });
  return faults;
}

function checkScores({ bid, scores }: Verdict, criteria: readonly Criterion[]): SheetFault[] {
  const faults: SheetFault[] = [];
  for (const { id, max } of criteria.filter(({ kind }) => kind === 'scored')) {
    const rule = scoreFault(Object.hasOwn(scores, id) ? scores[id] : undefined, max);
    if (rule) faults.push({ bid, criterion: id, rule });
  }
  for (const id of Object.keys(scores)) {
    const criterion = criteria.find((each) => each.id === id);
    if (!criterion) faults.push({ bid, criterion: id, rule: 'unknownCriterion' });
    else if (criterion.kind === 'price') faults.push({ bid, criterion: id, rule: 'computedCriterion' });
  }
  return faults;
}

function scoreFault(score: string | undefined, max: string): SheetFault['rule'] | undefined {
  if (score === undefined || score === '') return 'missingScore';
  const match = /^(-?)(?:0|[1-9][0-9]{0,8})(?:\.([0-9]+))?$/.exec(score);
  if (!match) return 'notANumber';
  if (match[1]) return 'negative';
  if ((match[2] ?? '').length > 4) return 'tooManyDecimals';
  return compare(parseRational(score), parseRational(max)) > 0 ? 'overMax' : undefined;
}

/** How a price becomes points. `bestToPrice`: the best valid price ÷ this price × the maximum. */
export type PriceFormula = 'bestToPrice';

/** The share of the maximum that a price gets, from the lower and the higher number of it and the best price. */
const formulas: Readonly<Record<PriceFormula, (lower: bigint, higher: bigint) => Rational>> = {
  bestToPrice: rational,
};

/**
 * The exact points of a price among the valid prices. `bestToPrice` is the formula of government procurement, lowest
 * valid price ÷ price × maximum (MoF Decree 87 of 2017, art. 55); where the higher number is better (a discount) it is
 * price ÷ highest valid price × maximum. The best price always has the maximum, also when it is zero.
 * @throws RangeError when the price is not among the valid prices; AmountError `wrongUnit` when their units differ
 */
export function priceScore(
  formula: PriceFormula,
  price: Amount,
  validPrices: readonly Amount[],
  max: string,
  better: Better,
): Rational {
  if (!validPrices.some((each) => compareAmounts(each, price) === 0)) {
    throw new RangeError('only a valid price is scored');
  }
  const best = validPrices.reduce((a, b) => (comparePrices(a, b, better) <= 0 ? a : b), price);
  if (best.parts === price.parts) return parseRational(max);
  const [lower, higher] = better === 'lower' ? [best, price] : [price, best];
  return multiply(formulas[formula](lower.parts, higher.parts), parseRational(max));
}

/** Why a bid was rejected: by a rule of the documents, or by the majority of the committee in an expert's words. */
export type RejectionReason =
  { readonly by: 'rule'; readonly rule: PriceRule } | { readonly by: 'committee'; readonly text: string };

/** A bid after the evaluation. */
export interface EvaluatedBid {
  readonly bid: string;
  readonly bidder: string;
  readonly price: Amount;
  readonly status: 'qualified' | 'rejected';
  /** Empty for a qualified bid. */
  readonly reasons: readonly RejectionReason[];
  /** Points for display, rounded half up: two decimals, or as many more as tell different scores apart. */
  readonly score?: string;
  /** The exact points, `n/d` in lowest terms; ranking goes by these. */
  readonly exactScore?: string;
  /** From 1. Bids that tie share a rank until a lottery parts them. Never set where the buyer chooses. */
  readonly rank?: number;
  /** Whether another bid has the same score and price. */
  readonly tie?: boolean;
}

/** The result of an evaluation. */
export interface Evaluation {
  readonly method: Method;
  /** By rank; where the buyer chooses by time of receipt; the rejected last. */
  readonly rows: readonly EvaluatedBid[];
  /**
   * Bid ids in ranked order; where the buyer chooses by time of receipt, which says nothing. Only places that are
   * certain: while a lottery is needed, the list ends before the first place that it must decide.
   */
  readonly candidates: readonly string[];
  /** All groups of qualified bids that tie, each sorted by bid id. */
  readonly ties: readonly (readonly string[])[];
  /** The ties that decide about a candidate or a candidate's rank and have not been drawn. */
  readonly needsLottery: readonly (readonly string[])[];
  /** How many bids qualified. */
  readonly qualified: number;
  /** Whether at least the minimum of candidates qualified. If not, whether the procedure fails is for the law to say. */
  readonly enough: boolean;
  readonly mostCandidates: number;
  /** The recorded order of the lottery, once there was one. */
  readonly drawn?: readonly string[];
}

/** What an evaluation is made of. */
export interface EvaluationInput extends PriceBounds {
  readonly method: Method;
  /** Without criteria there are no scores. `lowestPrice` reads none. */
  readonly criteria: readonly Criterion[];
  readonly bids: readonly OpenedBid[];
  /** One for each expert. None where no committee judges. */
  readonly sheets: readonly Sheet[];
  /** 1 when not given. */
  readonly minimumCandidates?: number | undefined;
  readonly mostCandidates: number;
}

/**
 * Evaluates bids exactly; the order in which bids, sheets and criteria are given never matters.
 *
 * - A bid is rejected by rule (see {@link invalidByRule}), or when more than half of all experts reject it.
 * - Price criteria are computed from the prices of the qualified bids. The total is the mean of the totals of those
 *   experts who accepted the bid, plus the price points.
 * - Bids with equal price (`lowestPrice`) or equal score and price tie, and only a lottery parts them.
 * - Where the buyer chooses and more bids qualify than there may be candidates, those with the best scores are taken,
 *   or with the best prices if nothing is scored.
 *
 * @throws RangeError when a bid, expert or criterion stands twice, a sheet is faulty (see {@link checkSheet}; a bid
 *   invalid by rule needs no verdict), something is to be scored and there is no sheet, `comprehensive` has no
 *   criteria, or a number of candidates is not a whole number from 1; AmountError `wrongUnit` when units differ
 */
export function evaluateBids(input: EvaluationInput): Evaluation {
  checkInput(input);
  const scored = input.method !== 'lowestPrice' && input.criteria.length > 0;
  const judged = input.bids.map((bid) => ({ bid, reasons: rejectionReasons(bid, input) }));
  const qualified = judged.filter(({ reasons }) => reasons.length === 0).map(({ bid }) => bid);
  const prices = qualified.map(({ price }) => price);
  const standings = qualified.map((bid) => ({ bid, points: scored ? totalScore(bid, prices, input) : undefined }));

  const order = (a: Standing, b: Standing) => compareStandings(a, b, input.better);
  const groups = groupEqual(standings, order);
  const digits = digitsToTellApart(standings.flatMap(({ points }) => points ?? []));
  const ranked = input.method !== 'buyerChoice';
  let rank = 1;
  const rows: EvaluatedBid[] = [];
  for (const group of groups) {
    for (const { bid, points } of group) {
      rows.push({
        ...evaluated(bid, []),
        ...(points ? { score: roundHalfUp(points, digits), exactScore: rationalText(points) } : {}),
        ...(ranked ? { rank } : {}),
        ...(group.length > 1 ? { tie: true } : {}),
      });
    }
    rank += group.length;
  }
  if (!ranked) sortByReceipt(rows, input.bids);

  const rejected = judged.filter(({ reasons }) => reasons.length > 0);
  const rejectedRows = rejected.map(({ bid, reasons }) => evaluated(bid, reasons));
  const places = placesOf(groups, input.method, input.mostCandidates);
  return {
    method: input.method,
    rows: [...rows, ...sortByReceipt(rejectedRows, input.bids)],
    candidates: ranked ? places.certain : inRowOrder(rows, places.certain),
    ties: groups.filter((group) => group.length > 1).map(bidsOf),
    needsLottery: places.undecided,
    qualified: qualified.length,
    enough: qualified.length >= (input.minimumCandidates ?? 1),
    mostCandidates: input.mostCandidates,
  };
}

/**
 * Applies a recorded lottery: the bids of each tie that needed one take its places in the order drawn. `order` holds
 * the bids of all those ties, each once; where there are several ties, one draw serves them all.
 * @throws RangeError when the order is not made of exactly these bids
 */
export function withLottery(evaluation: Evaluation, order: readonly string[]): Evaluation {
  const needed = evaluation.needsLottery.flat();
  const isThatOrder = order.length === needed.length && needed.every((bid) => order.includes(bid));
  if (!isThatOrder) throw new RangeError('a lottery draws exactly the bids that tie');
  if (needed.length === 0) return evaluation;

  const drawn = evaluation.needsLottery.map((group) => order.filter((bid) => group.includes(bid)));
  if (evaluation.method === 'buyerChoice') {
    const open = evaluation.mostCandidates - evaluation.candidates.length;
    const chosen = [...evaluation.candidates, ...drawn.flat().slice(0, open)];
    return { ...evaluation, candidates: inRowOrder(evaluation.rows, chosen), needsLottery: [], drawn: [...order] };
  }

  const rows = evaluation.rows
    .map((row) => {
      const place = drawn.find((group) => group.includes(row.bid))?.indexOf(row.bid) ?? 0;
      return row.rank === undefined ? row : { ...row, rank: row.rank + place };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  const ranked = rows.filter(({ status }) => status === 'qualified').map(({ bid }) => bid);
  return {
    ...evaluation,
    rows,
    candidates: ranked.slice(0, evaluation.mostCandidates),
    needsLottery: [],
    drawn: [...order],
  };
}

interface Standing {
  readonly bid: OpenedBid;
  readonly points: Rational | undefined;
}

function checkInput({
  method,
  criteria,
  bids,
  sheets,
  minimumCandidates = 1,
  mostCandidates,
  ...bounds
}: EvaluationInput) {
  refuseTwice(
    bids.map(({ bid }) => bid),
    'bid',
  );
  refuseTwice(
    sheets.map(({ expert }) => expert),
    'expert',
  );
  refuseTwice(
    criteria.map(({ id }) => id),
    'criterion',
  );
  for (const count of [minimumCandidates, mostCandidates]) {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError('candidates are counted from 1');
  }
  for (const { max } of criteria) parseRational(max);
  if (method === 'comprehensive' && criteria.length === 0) throw new RangeError('a score needs criteria');
  const isScored = method !== 'lowestPrice' && criteria.some(({ kind }) => kind === 'scored');
  if (isScored && sheets.length === 0) throw new RangeError('a score needs experts');

  const used = method === 'lowestPrice' ? [] : criteria;
  const invalid = new Set(bids.filter((bid) => invalidByRule(bid, bounds)).map(({ bid }) => bid));
  for (const sheet of sheets) {
    const plain = method === 'lowestPrice' ? withoutScores(sheet) : sheet;
    const fault = checkSheet(plain, used, bids).find(({ bid }) => !invalid.has(bid));
    if (fault) throw new RangeError(`a sheet has a fault: ${[fault.rule, fault.bid, fault.criterion ?? ''].join(' ')}`);
  }
}

function refuseTwice(ids: readonly string[], what: string): void {
  if (new Set(ids).size !== ids.length) throw new RangeError(`a ${what} stands twice`);
}

function withoutScores(sheet: Sheet): Sheet {
  return { ...sheet, bids: sheet.bids.map((verdict) => ({ ...verdict, scores: {} })) };
}

function rejectionReasons(bid: OpenedBid, input: EvaluationInput): RejectionReason[] {
  const rule = invalidByRule(bid, input);
  const reasons: RejectionReason[] = rule ? [{ by: 'rule', rule }] : [];
  const against = verdictsOn(bid, input.sheets).filter(({ verdict }) => verdict === 'rejected');
  if (against.length * 2 <= input.sheets.length) return reasons;
  const texts = new Set(against.map(({ reason }) => reason?.trim() ?? ''));
  return [...reasons, ...[...texts].map((text) => ({ by: 'committee' as const, text }))];
}

/** In the order of the experts' ids, so that the order of the sheets does not show. */
function verdictsOn({ bid }: OpenedBid, sheets: readonly Sheet[]): Verdict[] {
  return [...sheets]
    .sort((a, b) => compareTexts(a.expert, b.expert))
    .flatMap(({ bids }) => bids.filter((verdict) => verdict.bid === bid));
}

function totalScore(
  bid: OpenedBid,
  prices: readonly Amount[],
  { criteria, sheets, better }: EvaluationInput,
): Rational {
  const pricePoints = criteria
    .filter(({ kind }) => kind === 'price')
    .map(({ max }) => priceScore('bestToPrice', bid.price, prices, max, better));
  const scoredIds = criteria.filter(({ kind }) => kind === 'scored').map(({ id }) => id);
  if (scoredIds.length === 0) return sum(pricePoints);
  const totals = verdictsOn(bid, sheets)
    .filter(({ verdict }) => verdict === 'accepted')
    .map(({ scores }) => sum(scoredIds.map((id) => parseRational(scores[id] ?? ''))));
  return add(mean(totals), sum(pricePoints));
}

/** Better first; zero for a tie. */
function compareStandings(a: Standing, b: Standing, better: Better): number {
  const byPoints = a.points && b.points ? compare(b.points, a.points) : 0;
  return byPoints || comparePrices(a.bid.price, b.bid.price, better);
}

function comparePrices(a: Amount, b: Amount, better: Better): number {
  return better === 'lower' ? compareAmounts(a, b) : compareAmounts(b, a);
}

/** Groups of equal standing, best first, each sorted by bid id. */
function groupEqual(standings: readonly Standing[], order: (a: Standing, b: Standing) => number): Standing[][] {
  const groups: Standing[][] = [];
  for (const standing of [...standings].sort((a, b) => order(a, b) || compareTexts(a.bid.bid, b.bid.bid))) {
    const group = groups.at(-1);
    if (group?.[0] && order(group[0], standing) === 0) group.push(standing);
    else groups.push([standing]);
  }
  return groups;
}

/** Which bids are candidates for certain, and which ties a lottery must part first. */
function placesOf(groups: readonly Standing[][], method: Method, most: number) {
  const certain: string[] = [];
  const undecided: string[][] = [];
  let taken = 0;
  for (const group of groups) {
    if (taken >= most) break;
    const bids = bidsOf(group);
    const matters = bids.length > 1 && (method !== 'buyerChoice' || taken + bids.length > most);
    if (matters) undecided.push(bids);
    else if (undecided.length === 0) certain.push(...bids);
    taken += bids.length;
  }
  return { certain, undecided };
}

function bidsOf(group: readonly Standing[]): string[] {
  return group.map(({ bid }) => bid.bid);
}

function evaluated({ bid, bidder, price }: OpenedBid, reasons: readonly RejectionReason[]): EvaluatedBid {
  return { bid, bidder, price, status: reasons.length === 0 ? 'qualified' : 'rejected', reasons };
}

/** Sorts in place by time of receipt, then bid id. */
function sortByReceipt(rows: EvaluatedBid[], bids: readonly OpenedBid[]): EvaluatedBid[] {
  const receivedAt = new Map(bids.map((bid) => [bid.bid, Date.parse(bid.receivedAt)]));
  const time = ({ bid }: EvaluatedBid) => receivedAt.get(bid) ?? 0;
  return rows.sort((a, b) => time(a) - time(b) || compareTexts(a.bid, b.bid));
}

function inRowOrder(rows: readonly EvaluatedBid[], bids: readonly string[]): string[] {
  return rows.filter(({ bid }) => bids.includes(bid)).map(({ bid }) => bid);
}

/** The least number of decimals, from two, that shows different scores differently (twelve at most). */
function digitsToTellApart(scores: readonly Rational[]): number {
  const different = new Set(scores.map(rationalText)).size;
  let digits = 2;
  while (digits < 12 && new Set(scores.map((score) => roundHalfUp(score, digits))).size < different) digits += 1;
  return digits;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
