import { compare, parseRational } from '../rational';
import { compareTexts } from '../text-order';
import type { OpenedBid } from './opened-bid';

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
  /** Rejected because its price is abnormally low, which its bidder must have been asked about before. */
  readonly ground?: 'lowPrice' | undefined;
  readonly scores: Readonly<Record<string, string>>;
}

/** One expert's score sheet. */
export interface Sheet {
  readonly expert: string;
  readonly bids: readonly Verdict[];
}

/** A bid that a sheet judges. */
export interface SheetBid extends Pick<OpenedBid, 'bid'> {
  /** Whether its bidder was asked about the low price and has answered, or let the time pass; unknown where not given. */
  readonly inquired?: boolean | undefined;
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
    | 'notInquired'
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
 * rejection its reason, one for an abnormally low price an inquiry before it, an accepted bid a score from 0 to the
 * maximum with at most four decimals for every scored criterion. The scores of a bid the expert rejects do not count
 * and are not checked.
 */
export function checkSheet(sheet: Sheet, criteria: readonly Criterion[], bids: readonly SheetBid[]): SheetFault[] {
  const faults: SheetFault[] = [];
  const expected = new Set(bids.map(({ bid }) => bid));
  const seen = new Set<string>();
  for (const verdict of sheet.bids) {
    const { bid } = verdict;
    if (!expected.has(bid)) faults.push({ bid, rule: 'unknownBid' });
    else if (seen.has(bid)) faults.push({ bid, rule: 'bidTwice' });
    else if (verdict.verdict === 'accepted') faults.push(...checkScores(verdict, criteria));
    else if (!verdict.reason?.trim()) faults.push({ bid, rule: 'missingReason' });
    else if (verdict.ground === 'lowPrice' && bids.some((one) => one.bid === bid && one.inquired === false)) {
      faults.push({ bid, rule: 'notInquired' });
    }
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

/** What each expert says of a bid, in the order of the experts' ids, so that the order of the sheets does not show. */
export function verdictsOn({ bid }: OpenedBid, sheets: readonly Sheet[]): Verdict[] {
  return [...sheets]
    .sort((a, b) => compareTexts(a.expert, b.expert))
    .flatMap(({ bids }) => bids.filter((verdict) => verdict.bid === bid));
}
