import { z } from 'zod';
import { callAnswers } from '../../domain/drawing/calls';
import { idSchema, instantSchema } from './words';

/** Days in Shanghai, both included, on which evaluations began. At most a year. */
export const expertFeeQuery = z.object({ from: z.iso.date(), to: z.iso.date() });
export const expertFeeExportQuery = expertFeeQuery.extend({ language: z.enum(['zh', 'en']).default('zh') });

/** What experts are paid for their evaluations, and how calls were answered. */
export const expertFeesSchema = z.object({
  items: z.array(
    z.object({
      caseId: idSchema,
      expert: z.string(),
      employer: z.string(),
      speciality: z.string(),
      seatedAt: instantSchema,
      leftAt: instantSchema,
      /** Yuan. */
      fee: z.number().int(),
    }),
  ),
  /** Evaluations whose experts cannot be named yet, and those that go on: paid later. */
  later: z.number().int(),
  total: z.number().int(),
  people: z.number().int(),
  /** How many calls there were of each kind of answer. */
  answers: z.record(z.enum(callAnswers), z.number().int()),
});
export type ExpertFees = z.infer<typeof expertFeesSchema>;
