import { z } from 'zod';
import { bodyRefSchema, dateSchema, idSchema, instantSchema, platformRoleSchema, userRefSchema } from './words';

/** Somebody is absent from one of their roles, and another who has the same role at the same body stands in. */
export const absenceSchema = z.object({
  id: idSchema,
  user: userRefSchema,
  role: platformRoleSchema,
  body: bodyRefSchema,
  substitute: userRefSchema,
  /** Days in Shanghai, both included. */
  from: dateSchema,
  to: dateSchema,
  state: z.enum(['coming', 'now', 'over', 'recalled']),
  /** Who set it, where that was somebody else. */
  setBy: userRefSchema.optional(),
  setAt: instantSchema,
  mayRecall: z.boolean(),
});
export type Absence = z.infer<typeof absenceSchema>;

export const absenceQuery = z.object({ userId: idSchema.optional() });
/** Own absences, or those of the account asked for; and for whom that person stands in, or will. */
export const absencesSchema = z.object({ own: z.array(absenceSchema), standsIn: z.array(absenceSchema) });
export type Absences = z.infer<typeof absencesSchema>;

export const absenceInputSchema = z.object({
  /** Whose; one's own unless told. */
  userId: idSchema.optional(),
  membershipId: idSchema,
  substituteId: idSchema,
  from: dateSchema,
  to: dateSchema,
});
export const substituteQuery = z.object({ userId: idSchema.optional(), membershipId: idSchema });
