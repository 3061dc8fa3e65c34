/**
 * How a committee's work becomes a result.
 * `lowestPrice`: the best price among the qualified bids comes first.
 * `comprehensive`: the highest score comes first (综合评分).
 * `twoEnvelopes`: the bids with the best scores of the committee go on, and among them the best price comes first (双信封).
 * `buyerChoice`: candidates without rank, of whom the buyer chooses with reasons (评定分离).
 */
export const methods = ['lowestPrice', 'comprehensive', 'twoEnvelopes', 'buyerChoice'] as const;
export type Method = (typeof methods)[number];

/**
 * What parts bids of equal standing; only a lottery parts those that are still equal then.
 * `price`: the better price. `technical`: the higher score of the committee, then the better price. `lottery`: nothing.
 * Where price ranks, as in two envelopes, an equal price is parted by the committee's score or by nothing.
 */
export const tieRules = ['price', 'technical', 'lottery'] as const;
export type TieRule = (typeof tieRules)[number];
