/** What a stage asks of the entries that were handed in sealed. */
export interface SealedActivities {
  /** How many of the sealed entries that this stage opens still lack the share of those who handed them in. */
  countMissingShares(caseId: string, visit: number): Promise<number>;
  /**
   * Closes the gate, from where no share comes in any more, and opens every sealed entry that this stage opens and
   * whose share is there; a notice that the stage makes public when it is entered must be public before. What cannot be
   * opened counts as revoked or withdrawn by whose fault it is. Done again it changes nothing. Tells how many were
   * opened, and the root of what was found in each.
   */
  openSealed(caseId: string, visit: number): Promise<{ readonly count: number; readonly root: string }>;
}
