import { z } from 'zod';
import { textSchema } from './words';

/** Every refusal has a code that says *when* it happens. The console translates by code, or shows `message`. */
export const problemCodes = {
  NotSignedIn: 'There is no valid session.',
  WrongCredentials: 'Login name or password is wrong.',
  PasswordExpired: 'The first password was not changed in time and is good no longer.',
  PasswordMustChange: 'Somebody else set the password: nothing else may be done before it is changed.',
  TooManyAttempts: 'Too many attempts; wait before the next.',
  NotAllowed: 'The acting role has no right to this.',
  NotFound: 'There is no such thing, or it is not visible to the acting role.',
  InvalidInput: 'The request breaks a rule; `faults` names field and rule.',
  CaseClosed: 'The case is over.',
  CaseSuspended: 'The case is suspended.',
  ActionNotOpen: 'The stage does not offer this action now.',
  RoleMayNotAct: 'The acting role may not take this action.',
  DeadlinePassed: 'It was received at or after the deadline.',
  StageEnding: 'The time of the stage is up and it is being concluded: it can no longer be moved or stopped.',
  GateClosed: 'The stage takes no more entries.',
  TaskChanged: 'Somebody acted in between: look at the case again.',
  AlreadyTaken: 'It has been done already by this person or body.',
  FourEyes: 'The same person may not do both.',
  KeyReused: 'The idempotency key was used for another request.',
  DeadlineNeeded: 'The published time has passed: a new one must be given.',
  Conflict: 'It contradicts what is stored.',
  TooLarge: 'The upload is larger than allowed.',
  UnsupportedType: 'This type of document is not accepted.',
  UploadIncomplete: 'Parts of the upload are missing and must be sent, again or for the first time.',
  HashMismatch: 'The content differs from the announced hash.',
  UnknownSender: 'No platform of that code is registered.',
  BadSignature: 'A signature is missing, of no registered key, or over something else.',
  ClockSkew: 'The clocks of the two platforms are too far apart.',
  PackageGap: 'Packages before this one are missing.',
  PackageConflict: 'Another package of that number is stored, or it does not follow on the last one.',
  ExchangePaused: 'An operator has paused the exchange with this platform.',
  Unavailable: 'A part of the platform is not reachable; try again.',
  Internal: 'A fault of the platform.',
} as const;
export type ProblemCode = keyof typeof problemCodes;

/** One broken rule of one field. */
export const faultSchema = z.object({
  path: z.string(),
  rule: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  message: textSchema,
  article: z.string().optional(),
});
/** `application/problem+json` (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  message: textSchema,
  faults: z.array(faultSchema).optional(),
  /** Names the entry in the log: the proof of an attempt. */
  id: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
export type FieldFault = z.infer<typeof faultSchema>;
