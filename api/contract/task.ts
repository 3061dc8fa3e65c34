import { z } from 'zod';
import {
  bodyRefSchema,
  dateSchema,
  daySpanSchema,
  flagQuery,
  idSchema,
  instantSchema,
  pageQuery,
  textSchema,
  userRefSchema,
} from './words';

/** An action waiting for somebody: a row of the inbox. */
export const taskSchema = z.object({
  id: idSchema,
  caseId: idSchema,
  caseCode: z.string(),
  caseTitle: z.string(),
  process: z.string(),
  processTitle: textSchema,
  stage: z.string(),
  stageTitle: textSchema,
  action: z.string(),
  /** What to do, in words. */
  title: textSchema,
  role: z.string(),
  body: bodyRefSchema.optional(),
  user: userRefSchema.optional(),
  claimedBy: userRefSchema.optional(),
  /** The absent person who has claimed it, where the viewer stands in for them. */
  standsInFor: userRefSchema.optional(),
  /** What it is about where there are several of a kind, e.g. the question to be answered. */
  about: z.string().optional(),
  revision: z.string(),
  since: instantSchema,
  dueAt: instantSchema.optional(),
  provisional: z.boolean(),
  overdue: z.boolean(),
  suspended: z.boolean(),
});
export type Task = z.infer<typeof taskSchema>;

export const taskQuery = z.object({
  ...pageQuery,
  /** mine: claimed by or addressed to me, or free at my body; body: all of my body; all: all I may see. */
  scope: z.enum(['mine', 'body', 'all']).default('mine'),
  process: z.string().max(60).optional(),
  /** Only what is overdue. */
  overdue: flagQuery.optional(),
  /** When it is due, by days. */
  due: daySpanSchema.optional(),
  caseId: idSchema.optional(),
  q: z.string().max(100).optional(),
});
/** Tasks that wait are counted up to so many: nobody needs to know more, and counting all takes a second at a million cases. */
export const mostCounted = 1000;
export const taskCountSchema = z.object({
  mine: z.number().int().max(mostCounted),
  overdue: z.number().int().max(mostCounted),
  most: z.literal(mostCounted).describe('A number that reaches it stands for so many or more'),
});
export type TaskCount = z.infer<typeof taskCountSchema>;
/** To whom a task may be given; until when they are absent, where they are. */
export const colleagueSchema = userRefSchema.extend({ absentUntil: dateSchema.optional() });
export type Colleague = z.infer<typeof colleagueSchema>;
export const delegateSchema = z.object({ userId: idSchema });
