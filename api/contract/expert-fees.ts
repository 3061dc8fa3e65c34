import { z } from 'zod';
import { callAnswers } from '../../domain/drawing/calls';
import { idSchema, instantSchema, pageOf, pageQuery } from './words';

/** Days in Shanghai, both included, on which evaluations began. At most a year. */
const daysSchema = z.object({ from: z.iso.date(), to: z.iso.date() });
export const expertFeeQuery = daysSchema.extend(pageQuery);
export const expertFeeExportQuery = daysSchema.extend({ language: z.enum(['zh', 'en']).default('zh') });

const expertFeeSchema = z.object({
  caseId: idSchema,
  expert: z.string(),
  employer: z.string(),
  speciality: z.string(),
  seatedAt: instantSchema,
  leftAt: instantSchema,
  /** Yuan. */
  fee: z.number().int(),
  /** By which the fee was counted, in whole yuan and hours. */
  rule: z.object({
    base: z.number(),
    baseHours: z.number(),
    hour: z.number(),
    most: z.number(),
  }),
});
export type ExpertFee = z.infer<typeof expertFeeSchema>;

/** Numbers of a whole period. */
const expertFeeTotalsSchema = z.object({
  evaluations: z.number().int(),
  /** Evaluations whose experts cannot be named yet, and those that go on: paid later. */
  later: z.number().int(),
  total: z.number().int(),
  people: z.number().int(),
  /** How many calls there were of each kind of answer. */
  answers: z.record(z.enum(callAnswers), z.number().int()),
});
export type ExpertFeeTotals = z.infer<typeof expertFeeTotalsSchema>;

/** What experts are paid for their evaluations, a page of it; the numbers come with the first. */
export const expertFeesSchema = pageOf(expertFeeSchema).extend({ whole: expertFeeTotalsSchema.optional() });
export type ExpertFees = z.infer<typeof expertFeesSchema>;
