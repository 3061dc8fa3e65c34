import type { Criterion, Verdict } from '../../../../domain/ranking/score-sheet';
import { decimalText, parseRational, sum } from '../../../../domain/rational';
import type { FormContext } from '../../../../definitions/language/form-context';
import type { ShownFault } from '../form-setting';
import { faultAt } from '../use-field';

/** A verdict while it is being made. */
export interface Draft extends Omit<Verdict, 'verdict'> {
  readonly verdict?: Verdict['verdict'];
}
export interface DraftSheet {
  readonly bids: readonly Draft[];
}
export type ScoredBid = NonNullable<FormContext['bids']>[number];

/** What one row of the sheet is told. */
export interface VerdictProps {
  readonly bid: ScoredBid;
  readonly draft: Draft;
  readonly criteria: readonly Criterion[];
  readonly onChange: (draft: Draft) => void;
  readonly onLeave: () => void;
  /** The fault at a part of this verdict: `reason`, `scores.plan`. */
  readonly faultOf: (part: string) => ShownFault | undefined;
  readonly baseId: string;
}

/** The verdict on a bid so far. */
export const draftOf = (sheet: DraftSheet | undefined, bid: string): Draft =>
  sheet?.bids.find((each) => each.bid === bid) ?? { bid, scores: {} };

/** The sheet with this verdict in it, in the order of the bids. */
export function withDraft(sheet: DraftSheet | undefined, bids: readonly ScoredBid[], draft: Draft): DraftSheet {
  return { bids: bids.map(({ id }) => (id === draft.bid ? draft : draftOf(sheet, id))) };
}

/** The points that a bid has so far by one expert; what is no number yet counts nothing. */
export function totalOf(draft: Draft, criteria: readonly Criterion[]): string {
  const parts = criteria
    .map(({ id }) => draft.scores[id])
    .filter((score): score is string => score !== undefined && /^[0-9]+(\.[0-9]+)?$/.test(score))
    .map((score) => parseRational(score));
  return decimalText(sum(parts));
}

/** Finds the fault of a part of a bid's verdict; faults name bids by their place in the sheet. */
export const faultFinder =
  (shown: readonly ShownFault[], path: string, index: number) =>
  (part: string): ShownFault | undefined =>
    faultAt(shown, `${path}.bids.${index}.${part}`) ??
    (part === 'verdict' ? faultAt(shown, `${path}.bids.${index}`) : undefined);
