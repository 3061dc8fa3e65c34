import type { OpenedBid } from './opened-bid';

/** Why a bid is rejected whose bidder did not confirm the corrected price, in words. */
export const unconfirmedWords: Readonly<
  Record<NonNullable<OpenedBid['unconfirmed']>, { readonly zh: string; readonly en: string }>
> = {
  refused: { zh: '投标人不接受修正后的报价', en: 'The bidder did not accept the corrected price' },
  silent: {
    zh: '投标人未在时限内确认修正后的报价',
    en: 'The bidder did not confirm the corrected price in time',
  },
};
