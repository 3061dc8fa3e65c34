import { z } from 'zod';
import { idSchema, instantSchema, textSchema, userRefSchema } from './words';

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
  /** Who proposed and who confirmed it, where it was published in the console. */
  proposedBy: userRefSchema.optional(),
  confirmedBy: userRefSchema.optional(),
});
export type DefinitionSummary = z.infer<typeof definitionSummarySchema>;

/** A definition as a text, to be looked at or published: at most what a request may hold. */
export const definitionTextSchema = z.object({ text: z.string().min(1).max(900_000) });
/** What a look at the text of a definition found; without faults it can be proposed for publication. */
export const definitionCheckSchema = z.object({
  faults: z.array(
    z.object({
      /** The place in the data, `stages.bidding.ends.enough`; empty for the whole. */
      at: z.string(),
      rule: z.string(),
      message: textSchema,
    }),
  ),
  /** What the text says it is, as far as it can be read. */
  process: z.string().optional(),
  version: z.string().optional(),
  jurisdiction: z.string().optional(),
  title: textSchema.optional(),
  /** SHA-256 of the canonical JSON: its id once it is published. */
  id: idSchema.optional(),
  /** The version that new cases run under now, which it would follow. */
  follows: idSchema.optional(),
});
export type DefinitionCheck = z.infer<typeof definitionCheckSchema>;
export const languageQuery = z.object({ language: z.enum(['zh', 'en']).default('zh') });
