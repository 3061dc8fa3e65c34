/** What a tender asks of the rows of its bids. */
export interface TenderActivities {
  /** Closes the gate, atomically: from here no bid gets in. Tells how many valid bids are in and the root of their hashes. */
  closeBidding(caseId: string, visit: number): Promise<{ readonly count: number; readonly root: string }>;
  /** Computes the result from the sheets of the committee and keeps it. */
  rankBids(
    caseId: string,
    visit: number,
  ): Promise<{ readonly qualified: number; readonly needsLottery: boolean; readonly hash: string }>;
  /** Draws the order of equal bids from a seed that nobody could choose, and keeps seed and order. */
  drawLots(caseId: string, visit: number, head: string): Promise<{ readonly hash: string }>;
  /** How many candidates may still be awarded. */
  countCandidates(caseId: string): Promise<number>;
}
