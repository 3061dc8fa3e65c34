import { z } from 'zod';
import { bodyRefSchema, idSchema, instantSchema, platformRoleSchema } from './words';

/** A person's role at a body, with the remit of that body: region subtree and, for supervisors, industries. */
export const membershipSchema = z.object({
  id: idSchema,
  role: platformRoleSchema,
  body: bodyRefSchema,
  region: z.string(),
  industries: z.array(z.string()),
});
export type Membership = z.infer<typeof membershipSchema>;

export const loginSchema = z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) });
export const actingSchema = z.object({ membershipId: idSchema });
export const passwordSchema = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(10).max(200),
});

/** The clock of the platform. With `secondsPerDay` it runs faster than real time, until `catchesUpAt` if that is given. */
export const clockSchema = z.object({
  now: instantSchema,
  secondsPerDay: z.number().optional(),
  catchesUpAt: instantSchema.optional(),
});

/** Who is signed in, what they act as, and what they may do (CASL raw rules). */
export const meSchema = z.object({
  user: z.object({ id: idSchema, login: z.string(), name: z.string(), locale: z.enum(['zh', 'en']) }),
  memberships: z.array(membershipSchema),
  acting: membershipSchema,
  rules: z.array(z.record(z.string(), z.unknown())),
  unread: z.number().int(),
  /** As many as wait, counted no further than `mostCounted`. */
  tasks: z.number().int(),
  clock: clockSchema,
  /** Somebody else set the password: it has to be changed before anything else. */
  mustChangePassword: z.boolean().optional(),
  /** Base address of the Temporal UI, for operators only. */
  temporalUi: z.string().optional(),
});
export type Me = z.infer<typeof meSchema>;
