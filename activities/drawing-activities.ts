/** What a stage asks of a draw of experts. Every step done again changes nothing and answers the same. */
export interface DrawingActivities {
  /**
   * Fixes who can be drawn and who stays out. Tells the hash of the list, and whether as many are on it as are asked
   * for.
   */
  fixDrawList(caseId: string, visit: number): Promise<{ readonly hash: string; readonly isEnough: boolean }>;
  /** From here shares can be revealed; tells until when their owners may before the others open them. */
  beginReveal(caseId: string, visit: number): Promise<{ readonly until: string }>;
  /** Draws when every share is open. Tells the hash of seed and order; undefined while a share is missing. */
  openDraw(caseId: string, visit: number): Promise<{ readonly hash: string } | undefined>;
  /**
   * Notes who did not answer or come in time, and calls the next ones in the drawn order. Tells when to look again, or
   * that all are in their seats, or that nobody is left to be called. `passed` has gone by on the clock of the case,
   * which may be a little ahead of that of the activity.
   */
  followCalls(
    caseId: string,
    visit: number,
    passed?: string,
  ): Promise<
    | { readonly state: 'calling'; readonly next?: string }
    | { readonly state: 'seated' | 'tooFewExperts'; readonly hash: string }
  >;
}
