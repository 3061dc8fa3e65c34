import { z } from 'zod';
import { dateSchema, instantSchema } from './words';

const daySchema = z.object({ date: dateSchema, working: z.boolean() });

/** Days of a year as they shall be, and the order that says so; a year after the last is published by it. */
export const calendarChangeSchema = z.object({
  year: z.number().int(),
  days: z.array(daySchema).max(366),
  source: z.string().trim().min(5).max(300),
});
export type CalendarChangeInput = z.infer<typeof calendarChangeSchema>;

/** One year of the calendar: the days that are not what their weekday says. */
export const calendarYearSchema = z.object({
  year: z.number().int(),
  /** The years of which the holidays are known. */
  firstYear: z.number().int(),
  lastYear: z.number().int(),
  published: z.boolean(),
  days: z.array(
    daySchema.extend({
      /** The order by which the administration has changed it; the others are from the yearly notice. */
      source: z.string().optional(),
    }),
  ),
  /** What was changed or published in the console, newest first. */
  changes: z.array(z.object({ source: z.string(), days: z.number().int(), at: instantSchema, publishes: z.boolean() })),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;
export const calendarQuery = z.object({ year: z.coerce.number().int().min(1900).max(9998).optional() });
