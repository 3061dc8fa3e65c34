import { z } from 'zod';
import { daySpanSchema, idSchema, instantSchema, pageQuery, textSchema } from './words';

/**
 * What keeps failing and waits for an operator. `case`: a step of a case (a notice, a certificate, the ranking of its
 * bids); `archive`: the history of a case; `outbox`: what a case has still to be told; `delivery`: a message to a person
 * that could not be brought; `exchange`: packages to or from another platform.
 */
export const incidentKinds = ['case', 'archive', 'outbox', 'delivery', 'exchange'] as const;

/** What may be done: try it again, go on without it, or note that somebody has seen to it. */
export const incidentDecisions = ['retry', 'skip', 'close'] as const;

export const incidentSchema = z.object({
  /** Names it among all of them. */
  key: z.string(),
  kind: z.enum(incidentKinds),
  id: z.string(),
  caseId: idSchema.optional(),
  /** What could not be done, as a word: `publish:tenderNotice`, `rankBids`, `entriesChanged`, a channel, a platform. */
  effect: z.string(),
  error: z.string(),
  /** What happened in words, where there are some. */
  words: textSchema.optional(),
  since: instantSchema,
  /** How often it was tried. */
  tries: z.number().int().optional(),
  may: z.array(z.enum(incidentDecisions)),
  /** Whether the case could go on without it. */
  maySkip: z.boolean(),
});
export type Incident = z.infer<typeof incidentSchema>;
export const incidentQuery = z.object({
  ...pageQuery,
  kind: z.enum(incidentKinds).optional(),
  /** Part of the code of the case. */
  q: z.string().max(100).optional(),
  /** When it began, by days. */
  since: daySpanSchema.optional(),
});

const reasonSchema = z.string().trim().min(5).max(500);
export const mendSchema = z.object({
  how: z.enum(['retry', 'skip']),
  /** Needed to skip; kept in the record of the case. */
  reason: reasonSchema.optional(),
});
export const decideIncidentsSchema = z.object({
  keys: z.array(z.string().min(1).max(300)).min(1).max(200),
  how: z.enum(incidentDecisions),
  reason: reasonSchema.optional(),
});
/** What came of it, row by row. */
export const incidentResultsSchema = z.object({
  results: z.array(z.object({ key: z.string(), ok: z.boolean(), message: textSchema.optional() })),
});
export type IncidentResults = z.infer<typeof incidentResultsSchema>;
