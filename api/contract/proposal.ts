import { z } from 'zod';
import { batchRowSchema, forfeitureSchema } from './deposit';
import { calendarChangeSchema } from './calendar';
import { bodySchema, userSchema } from './directory';
import { incidentSchema } from './incident';
import { tenderTemplateSchema } from './tender-document';
import {
  bodyRefSchema,
  idSchema,
  instantSchema,
  pageQuery,
  platformRoleSchema,
  textSchema,
  userRefSchema,
} from './words';

export const proposalKinds = [
  'definition',
  'calendar',
  'account',
  'staff',
  'body',
  'office',
  'skip',
  'sender',
  'depositReturn',
  'forfeiture',
  'tenderTemplate',
] as const;
export const proposalStates = ['waiting', 'confirmed', 'refused', 'withdrawn', 'expired'] as const;

const actorSchema = z.object({ user: userRefSchema, body: bodyRefSchema, at: instantSchema });

/** An account without what nobody is shown. */
const accountStateSchema = userSchema.omit({ id: true, memberships: true }).extend({
  memberships: z.array(z.object({ role: platformRoleSchema, body: bodyRefSchema })),
});
const bodyStateSchema = bodySchema.omit({ id: true });
const skippedStepSchema = incidentSchema
  .pick({ key: true, caseId: true, effect: true, error: true, since: true })
  .extend({
    /** Why it takes two people. */
    rule: textSchema,
    /** It still fails; what went through meanwhile is left alone. */
    isOpen: z.boolean(),
  });

/** The answer to what needs a second person. It is `confirmed` at once only where the platform has nobody else yet. */
export const proposedSchema = z.object({ proposalId: idSchema, state: z.enum(proposalStates) });
export type Proposed = z.infer<typeof proposedSchema>;

/** What takes effect only when a second person has confirmed it, and who did both. */
export const proposalSchema = z.object({
  id: idSchema,
  kind: z.enum(proposalKinds),
  /** What shall be done, in words. */
  title: textSchema,
  state: z.enum(proposalStates),
  proposed: actorSchema,
  /** When it ends unless somebody decides. */
  expiresAt: instantSchema.optional(),
  decided: actorSchema.optional(),
  /** Why it was refused. */
  reason: z.string().optional(),
  mayDecide: z.boolean(),
  /** Why the viewer may not decide, where the kind is theirs: it is their own proposal. */
  whyNot: textSchema.optional(),
  mayWithdraw: z.boolean(),
  /** The definition that would be published, or is. */
  definitionId: idSchema.optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** With all that is to be looked at before one decides; what belongs to each kind is in its own part. */
export const proposalViewSchema = proposalSchema.extend({
  definition: z
    .object({
      data: z.record(z.string(), z.unknown()),
      /** The version that new cases run under now, which it would follow. */
      follows: idSchema.optional(),
    })
    .optional(),
  calendar: calendarChangeSchema
    .extend({
      /** A year that was not published yet. */
      publishes: z.boolean(),
      /** Cases whose dates will be counted anew. */
      openCases: z.number().int(),
    })
    .optional(),
  /** An account as it is, where there is one, and as it shall be. */
  account: z
    .object({
      before: accountStateSchema.optional(),
      after: accountStateSchema,
      /** It gets another password; nobody is shown which. */
      newPassword: z.boolean(),
    })
    .optional(),
  /** A body as it is, where there is one, and as it shall be. */
  body: z.object({ before: bodyStateSchema.optional(), after: bodyStateSchema }).optional(),
  /** Failing steps without which cases shall go on, and why. */
  skip: z.object({ why: z.string(), steps: z.array(skippedStepSchema) }).optional(),
  /** A platform that shall be believed under a key. */
  sender: z
    .object({ code: z.string(), name: z.string(), region: z.string(), keyId: z.string(), isNew: z.boolean() })
    .optional(),
  /** Deposits that go back together, row by row, with what came of each. */
  depositReturn: z.object({ rate: z.string(), items: z.array(batchRowSchema) }).optional(),
  /** A deposit that is lost to the tenderer. */
  forfeiture: forfeitureSchema.optional(),
  /** A template of tender documents as it is, and as it shall be. */
  tenderTemplate: z.object({ before: tenderTemplateSchema.optional(), after: tenderTemplateSchema }).optional(),
});
export type ProposalView = z.infer<typeof proposalViewSchema>;

export const proposalQuery = z.object({
  ...pageQuery,
  state: z.enum(proposalStates).optional(),
  kind: z.enum(proposalKinds).optional(),
  /** The account, body or definition that it is about. */
  subject: idSchema.optional(),
});
export const refusalSchema = z.object({ reason: z.string().trim().min(5).max(500) });
