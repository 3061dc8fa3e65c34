import { z } from 'zod';
import { dateSchema, instantSchema, textSchema } from './words';

/** The lists that numbers of the dashboard lead to. */
export const countedLists = ['cases', 'tasks', 'proposals', 'incidents'] as const;

/** A number, and the list that it counts: with these filters the list has as many rows. */
export const countedSchema = z.object({
  count: z.number().int(),
  list: z.enum(countedLists),
  filter: z.record(z.string(), z.string()),
});
export type Counted = z.infer<typeof countedSchema>;

/** What falls due in a span of days. */
const dueSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  deadlines: countedSchema,
  openings: countedSchema,
  tasks: countedSchema,
});

/** How the cases and tasks that the acting membership may read stand now. */
export const dashboardSchema = z.object({
  at: instantSchema,
  cases: z.object({ open: countedSchema, overdue: countedSchema, suspended: countedSchema }),
  processes: z.array(
    z.object({
      process: z.string(),
      jurisdiction: z.string(),
      title: textSchema,
      open: countedSchema,
      stages: z.array(z.object({ stage: z.string(), title: textSchema, open: countedSchema, overdue: countedSchema })),
    }),
  ),
  tasks: z.object({ mine: countedSchema, all: countedSchema, overdue: countedSchema }),
  today: dueSchema,
  week: dueSchema,
  /** What waits for a second person, for those who see such things. */
  proposals: countedSchema.optional(),
  /** For operators. */
  incidents: countedSchema.optional(),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

export const throughputQuery = z.object({ by: z.enum(['week', 'month']).default('week') });
const awardSumSchema = z.object({
  unit: z.enum(['CNY', 'JPY']),
  /** Decimal string in the unit. */
  sum: z.string(),
  cases: countedSchema,
});
/** How many cases were opened, ended and awarded in each of the last weeks or months, the present one last. */
export const throughputSchema = z.object({
  periods: z.array(
    z.object({
      from: dateSchema,
      to: dateSchema,
      opened: countedSchema,
      closed: countedSchema,
      awards: z.array(awardSumSchema),
    }),
  ),
  /** Of all these periods together. */
  awards: z.array(awardSumSchema),
});
export type Throughput = z.infer<typeof throughputSchema>;
export type AwardSum = z.infer<typeof awardSumSchema>;

export const stageTimesQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(90) });
/** How long stages took of which the stay ended in the last so many days. */
export const stageTimesSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  stages: z.array(
    z.object({
      definitionId: z.string(),
      process: z.string(),
      processTitle: textSchema,
      jurisdiction: z.string(),
      version: z.string(),
      stage: z.string(),
      title: textSchema,
      /** How many stays ended, and in how many of them something was late. */
      ended: z.number().int(),
      late: z.number().int(),
      /**
       * The middle one, in minutes: below four hours exact, above to the nearest hour of each stay, so half an hour off
       * at most.
       */
      median: z.number(),
      /** What the definition allows for what is asked in the stage, the longest. */
      limit: textSchema.optional(),
    }),
  ),
});
export type StageTimes = z.infer<typeof stageTimesSchema>;
