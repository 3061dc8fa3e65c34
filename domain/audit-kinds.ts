const day = 24 * 3_600_000;
const year = 365 * day;

/** Who signed in, from where, and who tried to: as long as somebody may be punished (two years) or sued (three). */
const logins = 3 * year + 30 * day;
/** What belongs to the file of a case, or decides who may act in it: as long as the file (fifteen years). */
const evidence = 15 * year + 30 * day;

/**
 * What the audit writes down, and for how many milliseconds of the platform's clock its content is kept. What no account
 * made (`guess`: a log-in under a name that nobody has) anybody can make as much of as they like.
 */
export const auditRetention = {
  login: logins,
  loginFailed: logins,
  guess: 184 * day,
  lockedOut: logins,
  logout: logins,
  password: evidence,
  contact: evidence,
  account: evidence,
  body: evidence,
  absence: evidence,
  definition: evidence,
  calendar: evidence,
  incident: evidence,
  exchange: evidence,
  deposit: evidence,
  secretRead: evidence,
  export: evidence,
  /** Of the audit itself: the signature over where its chain stood, and what was forgotten of it. */
  seal: evidence,
  forgotten: evidence,
} as const;

export type AuditKind = keyof typeof auditRetention;

/** The longest that anything of the audit is kept, in milliseconds: after it the row itself goes. */
export const longestAudit = evidence;
