import { bidding } from './bidding';

/** 投标，投标文件由投标人加密：bids are sealed on the bidders' own machines, and opened in the decryption. */
export const sealedBidding = {
  ...bidding,
  actions: {
    ...bidding.actions,
    submitBid: { ...bidding.actions.submitBid, sealed: { openedIn: 'decryption' } },
  },
  ends: { ...bidding.ends, enoughBids: 'decryption' },
} as const;
