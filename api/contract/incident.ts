import { z } from 'zod';
import { idSchema, instantSchema } from './words';

/** An effect of a case (a notice, a notification, a certificate) that keeps failing and waits for an operator. */
export const incidentSchema = z.object({
  id: z.string(),
  caseId: idSchema,
  effect: z.string(),
  error: z.string(),
  since: instantSchema,
});
export type Incident = z.infer<typeof incidentSchema>;
export const mendSchema = z.object({
  how: z.enum(['retry', 'skip']),
  /** Needed to skip; kept in the record of the case. */
  reason: z.string().trim().min(5).max(500).optional(),
});
