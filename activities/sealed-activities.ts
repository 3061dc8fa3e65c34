/** What a stage asks of the entries that were handed in sealed. */
export interface SealedActivities {
  /**
   * Closes the gate, from where no share comes in any more, and opens every sealed entry that this stage opens and whose
   * share is there. What cannot be opened counts as revoked or withdrawn by whose fault it is. Done again it changes
   * nothing. Tells how many were opened, and the root of what was found in each.
   */
  openSealed(caseId: string, visit: number): Promise<{ readonly count: number; readonly root: string }>;
}
