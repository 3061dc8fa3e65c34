import { z } from 'zod';
import { tieKinds } from '../../domain/drawing/avoidance';
import { expertEventKinds, expertStates } from '../../domain/drawing/expert-standing';
import { isSpeciality } from '../../domain/drawing/specialities';
import { bodyRefSchema, idSchema, instantSchema, pageQuery, userRefSchema } from './words';

const day = z.iso.date();
const regionCode = z.string().regex(/^\d{6}$/);

/** A row of the register of experts. */
export const registeredExpertSchema = z.object({
  id: idSchema,
  name: z.string(),
  employers: z.array(bodyRefSchema),
  specialities: z.array(z.string()),
  region: regionCode,
  title: z.string(),
  state: z.enum(expertStates),
  suspendedUntil: day.optional(),
  since: instantSchema,
});
export type RegisteredExpert = z.infer<typeof registeredExpertSchema>;

export const registerQuery = z.object({
  ...pageQuery,
  q: z.string().max(100).optional(),
  /** A code of the tree: who knows it or a part of it. */
  speciality: z.string().max(7).optional(),
  region: regionCode.optional(),
  state: z.enum(expertStates).optional(),
});

/** What was decided about an expert, and what ties them to bodies. */
export const expertFileSchema = z.object({
  expert: registeredExpertSchema.optional(),
  name: z.string(),
  history: z.array(
    z.object({
      kind: z.enum(expertEventKinds),
      at: instantSchema,
      by: userRefSchema,
      content: z.record(z.string(), z.unknown()),
    }),
  ),
  ties: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(tieKinds),
      body: bodyRefSchema,
      until: day.optional(),
      notedAt: instantSchema,
    }),
  ),
});
export type ExpertFile = z.infer<typeof expertFileSchema>;

const standing = {
  specialities: z
    .array(z.string().refine(isSpeciality, { message: 'notASpeciality' }))
    .min(1)
    .max(20),
  region: regionCode,
  title: z.string().trim().min(1).max(100),
};
const reason = z.string().trim().min(1).max(500);

/** A decision about an expert; what it holds depends on its kind. */
export const expertDecisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('admission'), ...standing }),
  z.object({ kind: z.literal('change'), ...standing }),
  z.object({ kind: z.literal('suspension'), reason, until: day.optional() }),
  z.object({ kind: z.literal('reinstatement'), reason }),
  z.object({ kind: z.literal('penalty'), reason, points: z.number().int().min(1).max(100) }),
  z.object({ kind: z.literal('appraisal'), reason, grade: z.enum(['excellent', 'good', 'fair', 'poor']) }),
  z.object({ kind: z.literal('withdrawal'), reason }),
]);
export type ExpertDecision = z.infer<typeof expertDecisionSchema>;

export const expertTieInputSchema = z.object({ kind: z.enum(tieKinds), bodyId: idSchema, until: day.optional() });
