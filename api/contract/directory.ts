import { z } from 'zod';
import { memberKinds } from '../../definitions/language/member-kind';
import { bodyKinds } from '../../definitions/language/platform-roles';
import { bodyRefSchema, idSchema, nameSchema, pageQuery, platformRoleSchema, textSchema } from './words';

/** An organisation. `uscc` is its unified social credit code (GB 32100, 18 characters with check digit). */
export const bodySchema = z.object({
  id: idSchema,
  name: z.string(),
  kinds: z.array(z.enum(bodyKinds)),
  uscc: z.string().optional(),
  region: z.string(),
  industries: z.array(z.string()),
  active: z.boolean(),
});
export type Body = z.infer<typeof bodySchema>;
export const bodyInputSchema = z.object({
  name: nameSchema.min(2).max(200),
  kinds: z.array(z.enum(bodyKinds)).min(1),
  uscc: z.string().trim().length(18).optional(),
  region: z.string().regex(/^\d{6}$/),
  industries: z.array(z.string().max(40)).max(20).default([]),
  active: z.boolean().default(true),
});
/** What came of saving a body: it is there, or waits for a second person. */
export const savedBodySchema = z.object({ body: bodySchema.optional(), proposalId: idSchema.optional() });
export type SavedBody = z.infer<typeof savedBodySchema>;
export const bodyQuery = z.object({
  ...pageQuery,
  q: z.string().max(100).optional(),
  kind: z.enum(bodyKinds).optional(),
});

export const userSchema = z.object({
  id: idSchema,
  login: z.string(),
  name: z.string(),
  active: z.boolean(),
  memberships: z.array(z.object({ id: idSchema, role: platformRoleSchema, body: bodyRefSchema })),
});
export type User = z.infer<typeof userSchema>;
export const userInputSchema = z.object({
  login: z
    .string()
    .trim()
    .min(3)
    .max(60)
    .regex(/^[a-zA-Z0-9._-]+$/),
  name: nameSchema.min(1).max(100),
  password: z.string().min(10).max(200).optional(),
  active: z.boolean().default(true),
  memberships: z
    .array(z.object({ role: platformRoleSchema, bodyId: idSchema }))
    .min(1)
    .max(20),
});
export const ownNameSchema = z.object({ name: userInputSchema.shape.name });
export const userQuery = z.object({
  ...pageQuery,
  q: z.string().max(100).optional(),
  bodyId: idSchema.optional(),
  role: platformRoleSchema.optional(),
});

/** An evaluation expert for the picker of the committee, with what speaks against choosing them in this case. */
export const expertSchema = z.object({
  userId: idSchema,
  name: z.string(),
  employer: z.string(),
  kind: z.enum(memberKinds),
  avoid: textSchema.optional(),
});
export const expertQuery = z.object({ ...pageQuery, caseId: idSchema, q: z.string().max(100).optional() });

export const regionSchema = z.object({ code: z.string(), parent: z.string().optional(), name: textSchema });
export type Region = z.infer<typeof regionSchema>;

export const industrySchema = z.object({ code: z.string(), name: textSchema });
export type Industry = z.infer<typeof industrySchema>;
