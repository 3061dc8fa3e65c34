/** What the evaluation of a tender asks about the arithmetic of its bids. */
export interface CorrectionActivities {
  /** Goes through the arithmetic of every priced bid and keeps what it finds; tells for how many bids there is something. */
  findCorrections(caseId: string, visit: number): Promise<{ readonly count: number; readonly hash: string }>;
  /**
   * Counts what the members have decided, keeps it, and tells whom to ask for a confirmation: a decision that was
   * confirmed, refused or let pass already is not asked about again.
   */
  decideCorrections(
    caseId: string,
    visit: number,
  ): Promise<{ readonly hash: string; readonly questions: readonly { readonly id: string; readonly to: string }[] }>;
  /** The parties whose sheet of this stay lacks a bid that is to be judged by the prices that count now. */
  findIncompleteSheets(caseId: string, visit: number): Promise<readonly string[]>;
}
