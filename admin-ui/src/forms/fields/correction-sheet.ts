import type { CorrectionSheet, RefusedCorrection } from '../../../../domain/bid-document/decide-corrections';

/** The refusal of a correction of a bid, if it is refused. */
export const refusalOf = (sheet: CorrectionSheet | undefined, bid: string, correction: string) =>
  sheet?.refused.find((one) => one.bid === bid && one.correction === correction);

/** The sheet without a refusal. */
export const withoutRefusal = (
  sheet: CorrectionSheet | undefined,
  bid: string,
  correction: string,
): CorrectionSheet => ({
  refused: (sheet?.refused ?? []).filter((one) => one.bid !== bid || one.correction !== correction),
});

/** The sheet with this refusal, where it stood or at the end. */
export function withRefusal(sheet: CorrectionSheet | undefined, refusal: RefusedCorrection): CorrectionSheet {
  const refused = sheet?.refused ?? [];
  const isThis = ({ bid, correction }: RefusedCorrection) => bid === refusal.bid && correction === refusal.correction;
  if (!refused.some(isThis)) return { refused: [...refused, refusal] };
  return { refused: refused.map((one) => (isThis(one) ? refusal : one)) };
}
