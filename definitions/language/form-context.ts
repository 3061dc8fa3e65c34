import type { Unit } from '../../domain/amount';
import type { CorrectedBid } from '../../domain/bid-document/corrections';
import type { Confirmation } from '../../domain/bid-document/evaluated-price';
import type { Calendar } from '../../domain/calendar';
import type { Criterion } from '../../domain/ranking/score-sheet';
import type { Process } from './process';
import type { Text } from './text';

/** A bid as a form names it. The rest is for those who judge it. */
export interface ContextBid {
  readonly id: string;
  readonly bidder: string;
  /** By which it is compared. */
  readonly price: string;
  /** What the bidder stated, where another price counts. */
  readonly stated?: string;
  /** What to look at before it is judged. */
  readonly warnings?: readonly Text[];
  readonly clarifications?: readonly { readonly question: string; readonly answer?: string }[];
  /** Its bidder was asked about a low price; `over`: has answered, or let the time pass. */
  readonly inquiry?: 'none' | 'waiting' | 'over';
}

/** A bid whose arithmetic asks for corrections, with those that were found, or that the committee has made. */
export interface ContextCorrections extends CorrectedBid {
  readonly bid: string;
  readonly bidder: string;
  /** So many corrections are not listed, because there are too many. */
  readonly unlisted?: number;
  /** Once the committee has decided: whether its bidder is asked to confirm, and what it said. */
  readonly confirmation?: 'notAsked' | 'waiting' | Confirmation;
}

/** What a form is checked against: plain data, so that the API can hand it to the console. */
export interface FormContext {
  /** Instant in UTC. */
  readonly now: string;
  readonly calendar: Calendar;
  /** Unit of the bids of the case; a form that asks for `unit` itself is read in the unit it states. */
  readonly unit: Unit;
  readonly rules: Process['rules'];
  /** `action.field` → the value last given in the case. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Action → the instant it was last taken. */
  readonly taken: Readonly<Record<string, string>>;
  /** Stage → the instant it was last entered. */
  readonly entered: Readonly<Record<string, string>>;
  /** The deadline of the stage as it stands now, an instant in UTC. */
  readonly deadline?: string;
  readonly awardPrice?: string;
  /** The bids that may be chosen or are to be scored. */
  readonly bids?: readonly ContextBid[];
  /** Opened bids that a rule makes invalid, for those who judge the others. */
  readonly invalidBids?: readonly (Pick<ContextBid, 'bidder' | 'price'> & { readonly why: Text })[];
  /** Users who are on the committee now. */
  readonly experts?: readonly string[];
  readonly criteria?: readonly Criterion[];
  /** Bids whose prices are to be corrected: all for those who decide, their own for those who confirm. */
  readonly corrections?: readonly ContextCorrections[];
}
