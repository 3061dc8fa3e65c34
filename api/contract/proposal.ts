import { z } from 'zod';
import { calendarChangeSchema } from './calendar';
import { bodyRefSchema, idSchema, instantSchema, pageQuery, textSchema, userRefSchema } from './words';

export const proposalKinds = ['definition', 'calendar'] as const;
export const proposalStates = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const;

const actorSchema = z.object({ user: userRefSchema, body: bodyRefSchema, at: instantSchema });

/** What takes effect only when a second person has confirmed it, and who did both. */
export const proposalSchema = z.object({
  id: idSchema,
  kind: z.enum(proposalKinds),
  /** What shall be done, in words. */
  title: textSchema,
  state: z.enum(proposalStates),
  proposed: actorSchema,
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
});
export type ProposalView = z.infer<typeof proposalViewSchema>;

export const proposalQuery = z.object({
  ...pageQuery,
  state: z.enum(proposalStates).optional(),
  kind: z.enum(proposalKinds).optional(),
});
export const refusalSchema = z.object({ reason: z.string().trim().min(5).max(500) });
