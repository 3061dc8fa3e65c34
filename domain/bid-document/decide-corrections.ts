import { correctionKey, type CorrectedBid, type Correction } from './corrections';

/** A correction that a member of the committee refuses, and why. */
export interface RefusedCorrection {
  readonly bid: string;
  /** See `correctionKey`. */
  readonly correction: string;
  readonly reason: string;
}

/** What one member decides on the corrections of all bids: what is not refused is taken. */
export interface CorrectionSheet {
  readonly refused: readonly RefusedCorrection[];
}

/** What the computation has found in one bid. */
export interface FoundCorrections extends CorrectedBid {
  readonly bid: string;
}

/** What the committee has decided on one bid. */
export interface DecidedCorrections {
  readonly bid: string;
  readonly stated: string;
  /** The price with what was taken; it counts when the bidder confirms it. */
  readonly corrected: string;
  readonly taken: readonly Correction[];
  readonly refused: readonly (Correction & { readonly reasons: readonly string[] })[];
}

/** What is wrong with a sheet at one of its rows. */
export interface CorrectionFault {
  readonly index: number;
  readonly rule: 'unknownCorrection' | 'correctionTwice' | 'missingReason';
}

/** Everything that is wrong with a sheet: it refuses, with a reason and once each, what was found. */
export function checkCorrectionSheet(
  { refused }: CorrectionSheet,
  found: readonly FoundCorrections[],
): readonly CorrectionFault[] {
  const known = new Set(
    found.flatMap(({ bid, corrections }) => corrections.map((one) => placeOf(bid, correctionKey(one)))),
  );
  const seen = new Set<string>();
  return refused.flatMap(({ bid, correction, reason }, index): CorrectionFault[] => {
    const place = placeOf(bid, correction);
    const isTwice = seen.has(place);
    seen.add(place);
    if (!known.has(place)) return [{ index, rule: 'unknownCorrection' }];
    if (isTwice) return [{ index, rule: 'correctionTwice' }];
    return reason.trim() === '' ? [{ index, rule: 'missingReason' }] : [];
  });
}

const placeOf = (bid: string, correction: string): string => `${bid} ${correction}`;

/**
 * What the committee decides: a correction is left out when more than half of the members refuse it, and what follows is
 * computed anew, by `correct`. A bid of which nothing is left to correct has nothing taken and keeps its price.
 */
export function decideCorrections(
  found: readonly FoundCorrections[],
  sheets: readonly CorrectionSheet[],
  correct: (bid: string, refused: ReadonlySet<string>) => CorrectedBid,
): readonly DecidedCorrections[] {
  return found.map(({ bid, stated, corrections }) => {
    const refused = corrections.flatMap((correction) => {
      const reasons = sheets.flatMap((sheet) => reasonIn(sheet, bid, correctionKey(correction)) ?? []);
      return reasons.length * 2 > sheets.length ? [{ ...correction, reasons }] : [];
    });
    const left = correct(bid, new Set(refused.map(correctionKey)));
    return { bid, stated, corrected: left.corrected, taken: left.corrections, refused };
  });
}

const reasonIn = ({ refused }: CorrectionSheet, bid: string, correction: string): string | undefined =>
  refused.find((one) => one.bid === bid && one.correction === correction)?.reason.trim();
