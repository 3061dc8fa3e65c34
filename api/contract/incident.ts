import { z } from 'zod';
import { idSchema, instantSchema } from './words';

/** What a case does in vain (a notice, a certificate, the ranking of its bids), again and again: it waits for an operator. */
export const incidentSchema = z.object({
  id: z.string(),
  caseId: idSchema,
  effect: z.string(),
  error: z.string(),
  since: instantSchema,
  /** Whether the case could go on without it. */
  maySkip: z.boolean(),
});
export type Incident = z.infer<typeof incidentSchema>;
export const mendSchema = z.object({
  how: z.enum(['retry', 'skip']),
  /** Needed to skip; kept in the record of the case. */
  reason: z.string().trim().min(5).max(500).optional(),
});
