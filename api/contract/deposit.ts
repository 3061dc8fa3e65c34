import { z } from 'zod';
import { bodyRefSchema, idSchema, instantSchema, pageOf, textSchema } from './words';

/** Yuan as a plain decimal number, such as `200000.00`. */
const yuanSchema = z.string().regex(/^[0-9]{1,16}\.[0-9]{2}$/);

const transferSchema = z.object({
  id: z.string(),
  amount: yuanSchema,
  payerName: z.string(),
  payerAccount: z.string(),
  bookedAt: instantSchema,
  /** `otherPayer`, `late`: it is no deposit and goes back. */
  verdict: z.enum(['held', 'otherPayer', 'late']),
});
const paymentSchema = z.object({
  id: idSchema,
  amount: yuanSchema,
  interest: yuanSchema,
  toName: z.string(),
  toAccount: z.string(),
  state: z.enum(['ordered', 'paid', 'refused']),
  /** `deposit`: of the bidder itself; `transfer`: one that was none; `forfeited`: to the tenderer. */
  of: z.enum(['deposit', 'transfer', 'forfeited']),
  orderedAt: instantSchema,
  settledAt: instantSchema.optional(),
  why: z.string().optional(),
});

/** Where the bidder pays to, and from which account of its own. */
const depositAccountSchema = z.object({
  number: z.string(),
  bank: z.string(),
  payerName: z.string(),
  payerAccount: z.string(),
});

/** A bidder's own deposit in a case. Nobody else is answered it. */
export const ownDepositSchema = z.object({
  /** What is asked; absent where the case asks for none. */
  asked: yuanSchema.optional(),
  title: textSchema,
  article: z.string(),
  until: instantSchema.optional(),
  held: yuanSchema,
  missing: yuanSchema,
  /** `letter`: a letter of guarantee takes its place. */
  state: z.enum(['none', 'partly', 'in', 'letter', 'returned', 'forfeited']),
  account: depositAccountSchema.optional(),
  /** Whether a sub-account may be opened, or the account that is paid from be changed, now. */
  mayOpen: z.boolean(),
  /** What the deposit secures is handed in: without the deposit it does not count. */
  bidWaits: z.boolean(),
  /** Neither deposit nor letter was in at the deadline: what it hands in does not count. */
  leftOut: z.boolean(),
  /** The bank has refused to send it back: another account of the bidder's may be named for that. */
  mayRedirect: z.boolean(),
  /** The action by which a letter of guarantee is handed in, where one is allowed. */
  letterAction: z.string().optional(),
  transfers: z.array(transferSchema),
  payments: z.array(paymentSchema),
});
export type OwnDeposit = z.infer<typeof ownDepositSchema>;

export const depositAccountInputSchema = z.object({
  payerAccount: z
    .string()
    .trim()
    .regex(/^[0-9][0-9 -]{6,38}$/),
});

const ledgerAccountSchema = z.object({
  kind: z.enum(['bank', 'interest', 'forfeited', 'held', 'returnable', 'payment']),
  body: bodyRefSchema.optional(),
});

/** The book of a case, and what became of the deposit of each body. */
export const caseLedgerSchema = z.object({
  asked: yuanSchema.optional(),
  title: textSchema,
  /** Whether something lies on an account still: the case cannot be archived then. */
  open: z.boolean(),
  deposits: z.array(
    z.object({
      body: bodyRefSchema,
      held: yuanSchema,
      state: z.enum(['none', 'partly', 'in', 'letter', 'returned', 'forfeited']),
      transfers: z.array(transferSchema),
      payments: z.array(paymentSchema),
    }),
  ),
  entries: z.array(
    z.object({
      number: z.number().int(),
      at: instantSchema,
      debit: ledgerAccountSchema,
      credit: ledgerAccountSchema,
      amount: yuanSchema,
    }),
  ),
  stands: z.array(ledgerAccountSchema.extend({ amount: yuanSchema })),
  /** For what a deposit can be lost, for those who may propose it. */
  grounds: z.array(z.object({ name: z.string(), title: textSchema, article: z.string() })),
});
export type CaseLedger = z.infer<typeof caseLedgerSchema>;

/** Money of a body that has to go back, or of a transfer that the bank could not send back. */
export const dueReturnSchema = z.object({
  /** Names it among all. */
  key: z.string(),
  caseId: idSchema,
  caseTitle: z.string(),
  body: bodyRefSchema,
  amount: yuanSchema,
  interest: yuanSchema,
  toName: z.string(),
  toAccount: z.string(),
  occasion: textSchema,
  article: z.string(),
  since: instantSchema,
  dueAt: instantSchema,
  isLate: z.boolean(),
  /** The proposal that it waits in already. */
  proposalId: idSchema.optional(),
  /** Why the bank did not pay the last time. */
  why: z.string().optional(),
});
export type DueReturn = z.infer<typeof dueReturnSchema>;
export const dueReturnsSchema = pageOf(dueReturnSchema).extend({
  /** Per cent a year; absent while the bank is out of reach, and then nothing can be proposed. */
  rate: z.string().optional(),
});
export type DueReturns = z.infer<typeof dueReturnsSchema>;

const accountSchema = z
  .string()
  .trim()
  .regex(/^[0-9][0-9 -]{6,38}$/);
const keySchema = z.string().min(1).max(200);
/** How many may go back in one batch. */
export const mostInBatch = 200;
export const returnBatchSchema = z.object({
  keys: z.array(keySchema).min(1).max(mostInBatch),
  /** Other accounts in the same name, by the keys of what the bank has refused to pay to the first. */
  accounts: z.record(keySchema, accountSchema).default({}),
});

/** A row of a batch, and what became of it; without a state it has not been confirmed. */
export const batchRowSchema = z.object({
  key: z.string(),
  caseId: idSchema,
  body: bodyRefSchema,
  amount: yuanSchema,
  interest: yuanSchema,
  toName: z.string(),
  toAccount: z.string(),
  /** `notOrdered`: it was not there any more when the batch was confirmed. */
  state: z.enum(['ordered', 'paid', 'refused', 'notOrdered']).optional(),
  why: z.string().optional(),
});

export const forfeitureSchema = z.object({
  caseId: idSchema,
  body: bodyRefSchema,
  amount: yuanSchema,
  ground: textSchema,
  article: z.string(),
  reason: z.string(),
  toName: z.string(),
  toAccount: z.string(),
});
export const forfeitureInputSchema = z.object({
  bodyId: idSchema,
  ground: z.string().min(1).max(60),
  reason: z.string().trim().min(5).max(1000),
  /** The tenderer's account that it is paid to. */
  toAccount: z
    .string()
    .trim()
    .regex(/^[0-9][0-9 -]{6,38}$/),
});
