import type { DecidedCorrections } from './decide-corrections';

/** What became of the question whether a bidder accepts its corrected price; `silent`: it let the time pass. */
export type Confirmation = 'accepted' | 'refused' | 'silent';

/** The price by which a bid is compared; or why it is rejected instead. */
export interface EvaluatedPrice {
  readonly price: string;
  readonly unconfirmed?: Exclude<Confirmation, 'accepted'>;
}

/**
 * The price that counts after the arithmetic was gone through: corrected where the bidder has accepted that, as stated
 * where nothing is corrected. Who refuses is rejected, and so is who is silent, unless silence leaves the price as stated.
 */
export function evaluatedPrice(
  { stated, corrected, taken }: Pick<DecidedCorrections, 'stated' | 'corrected' | 'taken'>,
  confirmation: Confirmation,
  isSilenceRefusal: boolean,
): EvaluatedPrice {
  if (taken.length === 0) return { price: stated };
  if (confirmation === 'accepted') return { price: corrected };
  const isLeft = confirmation === 'silent' && !isSilenceRefusal;
  return { price: stated, ...(!isLeft && { unconfirmed: confirmation }) };
}
