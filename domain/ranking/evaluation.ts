import type { Amount } from '../amount';
import type { Method, TieRule } from './method';
import type { OpenedBid } from './opened-bid';
import type { PriceBounds, PriceRule } from './price-bounds';
import type { PriceReference, Pricing } from './price-score';
import type { Criterion, Sheet } from './score-sheet';

/**
 * Why a bid was rejected: by a rule of the documents, because its bidder did not confirm the corrected price, or by the
 * majority of the committee in an expert's words.
 */
export type RejectionReason =
  | { readonly by: 'rule'; readonly rule: PriceRule }
  | { readonly by: 'bidder'; readonly answer: NonNullable<OpenedBid['unconfirmed']> }
  | { readonly by: 'committee'; readonly text: string };

/** A bid after the evaluation. */
export interface EvaluatedBid {
  readonly bid: string;
  readonly bidder: string;
  readonly price: Amount;
  /** What the bidder stated, where its arithmetic was corrected. */
  readonly stated?: Amount;
  readonly status: 'qualified' | 'rejected';
  /** Empty for a qualified bid. */
  readonly reasons: readonly RejectionReason[];
  /** Points for display, rounded half up: two decimals, or as many more as tell different scores apart. */
  readonly score?: string;
  /** The exact points, `n/d` in lowest terms; ranking goes by these. */
  readonly exactScore?: string;
  /** The exact points of each criterion, by its id; together they are the exact score. */
  readonly parts?: Readonly<Record<string, string>>;
  /** In two envelopes: the committee's score was not among the best, so that its price does not count. */
  readonly shutOut?: true;
  /** From 1. Bids that tie share a rank until a lottery parts them. Never set where the buyer chooses. */
  readonly rank?: number;
  /** Whether another bid stands equal, by all that the tender documents let decide before a lottery. */
  readonly tie?: boolean;
}

/** The result of an evaluation. */
export interface Evaluation {
  readonly method: Method;
  /** By rank; where the buyer chooses by time of receipt; who was shut out and who was rejected last. */
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
  /** What the prices of the qualified bids were measured by, where a price gives points. */
  readonly priceReference?: PriceReference;
  /** The recorded order of the lottery, once there was one. */
  readonly drawn?: readonly string[];
}

/** What an evaluation is made of. */
export interface EvaluationInput extends PriceBounds {
  readonly method: Method;
  /** How a price becomes points: best ÷ price when not given. */
  readonly pricing?: Pricing | undefined;
  /** What parts bids of equal standing before a lottery does: `price` when not given. */
  readonly ties?: TieRule | undefined;
  /** In two envelopes: how many of the best scores go on. */
  readonly shortlist?: number | undefined;
  /** Without criteria there are no scores. `lowestPrice` reads none, and in two envelopes none is a price. */
  readonly criteria: readonly Criterion[];
  readonly bids: readonly OpenedBid[];
  /** One for each expert. None where no committee judges. */
  readonly sheets: readonly Sheet[];
  /** 1 when not given. */
  readonly minimumCandidates?: number | undefined;
  readonly mostCandidates: number;
}
