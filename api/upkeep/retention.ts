const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;

/** How long rows are kept that nobody removes otherwise, in real milliseconds, and why. */
export const retention = {
  /** An event stream that breaks off asks for what it has missed; after an hour its page is read anew. */
  changes: hour,

  /** Who has heard no answer asks again at once, or when a page that was left open is sent once more. */
  requests: 30 * day,

  /** An upload is there for the form at hand. One that a draft names stays as long as the draft. */
  unusedDocuments: day,

  /** What somebody had written when their case ended may be wanted elsewhere, and is personal. */
  draftsOfClosedCases: 30 * day,

  /** Nonces of reports of the bank: a report that old is refused for its time. */
  bankNonces: day,

  /** Operators are told of a case that was set back until they have seen to it, or nobody has asked for so long. */
  setBacksThatAgree: 7 * day,

  /** Messages that are shown to operators where no gateway is configured: to try out what would be sent. */
  keptMessages: 30 * day,

  /**
   * Who was told what, and whether it reached them: who says that they never heard of a limit may do so as long as they
   * may sue (three years, Civil Code 188).
   */
  told: 3 * year + 30 * day,

  /**
   * Guesses at names that nobody has, and requests by nobody: they prove nothing of a person, and anybody can make as
   * many as they like. The Cybersecurity Law asks for six months of such logs.
   */
  ofNobody: 184 * day,

  /**
   * Who signed in, from where, and who tried to: evidence when an act is disowned. It is wanted as long as somebody may
   * still be punished (two years, Law on Administrative Penalties 36) or sued (three years, Civil Code 188).
   */
  logins: 3 * year + 30 * day,

  /**
   * Who was refused what in a case, and who read what was secret in it: a part of its file, kept as long as the file of
   * a purchase (fifteen years, Government Procurement Law 42).
   */
  caseEvidence: 15 * year + 30 * day,
} as const;
