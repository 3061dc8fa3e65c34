import type { Amount } from '../amount';
import type { OpenedBid } from './opened-bid';
import type { PriceBounds, PriceRule } from './price-bounds';
import type { Criterion, Sheet } from './score-sheet';

/**
 * How a committee's work becomes a result.
 * `lowestPrice`: the best price among the qualified bids comes first.
 * `comprehensive`: the highest score comes first, equal scores by the better price (综合评分).
 * `buyerChoice`: candidates without rank, of whom the buyer chooses with reasons (评定分离).
 */
export type Method = 'lowestPrice' | 'comprehensive' | 'buyerChoice';

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
