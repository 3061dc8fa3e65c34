import { z } from 'zod';
import { tieKinds } from '../../domain/drawing/avoidance';
import { expertEventKinds, expertStates } from '../../domain/drawing/expert-standing';
import { bodyRefSchema, idSchema, instantSchema, pageQuery, textSchema, userRefSchema } from './words';

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
  /** The platform that keeps the expert, where it is not this one. */
  origin: z.string().optional(),
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
      /** Not told to the expert, who learns of the office in the case. */
      by: userRefSchema.optional(),
      /** The case that decided it; what is older was decided without one. */
      caseId: idSchema.optional(),
      content: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Cases that decide about the expert, the newest first. */
  cases: z.array(
    z.object({
      id: idSchema,
      processTitle: textSchema,
      openedAt: instantSchema,
      /** Where it stands: the title of its stage, or of how it is over. */
      stands: textSchema,
      isOpen: z.boolean(),
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

export const expertTieInputSchema = z.object({ kind: z.enum(tieKinds), bodyId: idSchema, until: day.optional() });
