import type { Unit } from '../domain/amount';
import type { Method } from '../domain/ranking/method';
import type { Better } from '../domain/ranking/price-order';

/** One bid of a file. `price` is canonical for the unit of the file. */
export interface FileBid {
  readonly bidder: string;
  readonly price: string;
  /** The total that the committee arrives at. */
  readonly score?: string;
  /** Handed in and withdrawn again before the deadline. */
  readonly withdrawn?: true;
  /** Tried after the deadline. */
  readonly late?: true;
  /** A letter of guarantee stands in for its deposit. */
  readonly letter?: true;
  /** No deposit of it comes in. */
  readonly unpaid?: true;
  /** Rejected by the committee. */
  readonly invalid?: true;
  /** The committee's words, for an invalid bid. */
  readonly reason?: string;
  /** Whom the tenderer chooses where candidates are not ranked. */
  readonly chosen?: true;
}

/** What really happened: compared here with what the platform says, and never sent to it. */
export interface Expectation {
  readonly closing?: string;
  /** Several names where a lottery decided between them; null when nobody was awarded. */
  readonly awardedTo?: readonly string[] | null;
  /** Canonical for the unit of the file; null when nobody was awarded. */
  readonly awardPrice?: string | null;
}

/** A case as a file states it, checked and tidied. */
export interface CaseFile {
  readonly process: 'openTender';
  readonly title: string;
  readonly tenderer: string;
  readonly agency?: string;
  readonly region: string;
  readonly industry: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly method: Method;
  readonly estimate?: string;
  readonly ceiling?: string;
  readonly floor?: string;
  /** The deposit that is asked, in yuan. */
  readonly deposit?: string;
  readonly choice?: string;
  /** Where the facts come from; shown in the notice. */
  readonly source?: string;
  readonly bids: readonly FileBid[];
  readonly expect: Expectation;
}

/** A sentence in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** One thing that is wrong with a file. */
export interface FileFault {
  /** Keys joined by points: `bids.0.price`; empty for the file as a whole. */
  readonly path: string;
  readonly rule: FileRule;
  readonly message: Said;
}

export type FileRule =
  | 'notJson'
  | 'notAnObject'
  | 'notAList'
  | 'required'
  | 'notAText'
  | 'tooShort'
  | 'tooLong'
  | 'oneLine'
  | 'notAnOption'
  | 'notARegion'
  | 'notAnAmount'
  | 'negative'
  | 'tooManyDecimals'
  | 'tooLarge'
  | 'notAScore'
  | 'notABoolean'
  | 'unknownBidder'
  | 'floorOverCeiling'
  | 'contradiction';

/** The law that a file is played under: Japanese where bids are in yen or a floor price is set, which Chinese law forbids. */
export const jurisdictionOf = (file: Pick<CaseFile, 'unit' | 'floor'>): 'CN' | 'JP' =>
  file.unit === 'JPY' || file.floor !== undefined ? 'JP' : 'CN';
