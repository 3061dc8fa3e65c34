import { z } from 'zod';
import { idSchema, instantSchema, keySchema, textSchema } from './words';

/** Postpones every case of the region whose published deadline falls in the outage, with reason and notice. */
export const outageSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  reason: z.string().trim().min(5).max(2000),
  newDeadline: instantSchema,
  /** Leave out for all affected cases. */
  caseIds: z.array(idSchema).max(1000).optional(),
  key: keySchema,
});
export const affectedQuery = z.object({ from: instantSchema, to: instantSchema });
export const affectedSchema = z.object({
  items: z.array(z.object({ caseId: idSchema, code: z.string(), title: z.string(), deadlineAt: instantSchema })),
});
export const outageResultSchema = z.object({
  results: z.array(z.object({ caseId: idSchema, code: z.string(), ok: z.boolean(), message: textSchema.optional() })),
});
