import { z } from 'zod';
import { idSchema, instantSchema, textSchema } from './words';

export const definitionSummarySchema = z.object({
  id: idSchema,
  process: z.string(),
  version: z.string(),
  jurisdiction: z.string(),
  title: textSchema,
  publishedAt: instantSchema,
  /** New cases of its jurisdiction run under it. */
  current: z.boolean(),
  openCases: z.number().int(),
  mayStart: z.boolean(),
});
export type DefinitionSummary = z.infer<typeof definitionSummarySchema>;
export const languageQuery = z.object({ language: z.enum(['zh', 'en']).default('zh') });
