import { z } from 'zod';
import { instantSchema, textSchema } from './words';

/** The parts of the platform, in the order in which they are shown. */
export const healthParts = [
  'database',
  'clock',
  'temporal',
  'worker',
  'versions',
  'projection',
  'outbox',
  'documents',
  'email',
  'sms',
  'voice',
  'bank',
  'sending',
  'receiving',
  'calendar',
  'disk',
  'keys',
  'certificate',
  'backup',
] as const;
export type HealthPart = (typeof healthParts)[number];

/** How one part is: what was found, since when it is so in real time, and what to do where it is not good. */
export const healthCheckSchema = z.object({
  part: z.enum(healthParts),
  /** `off`: there is no such part here. */
  state: z.enum(['good', 'care', 'bad', 'off']),
  says: textSchema,
  todo: textSchema.optional(),
  since: instantSchema,
});
export type HealthCheck = z.infer<typeof healthCheckSchema>;
export const healthSchema = z.object({
  at: instantSchema,
  checks: z.array(healthCheckSchema),
  temporalUi: z.string().optional(),
});
export type Health = z.infer<typeof healthSchema>;
