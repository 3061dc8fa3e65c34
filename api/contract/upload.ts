import { z } from 'zod';
import { isHash } from '../../domain/hash';
import { documentRefSchema, uploadFieldSchema } from './document';
import { idSchema, instantSchema } from './words';

/**
 * POST /api/uploads announces a document that arrives in parts, so that a lost connection costs one part only.
 */
export const uploadRequestSchema = z.object({
  name: z.string().min(1).max(255),
  size: z.number().int().min(1),
  caseId: idSchema.optional(),
  field: uploadFieldSchema.optional(),
});
export type UploadRequest = z.infer<typeof uploadRequestSchema>;

/** A part that has arrived. Parts are numbered from 1; all have `partSize` bytes but the last, which has the rest. */
export const uploadPartSchema = z.object({
  number: z.number().int(),
  size: z.number().int(),
  sha256: z.string(),
});
export type UploadPart = z.infer<typeof uploadPartSchema>;

/** A document on its way. It is forgotten when no part comes until `expiresAt`. */
export const uploadSchema = uploadRequestSchema.extend({
  id: idSchema,
  partSize: z.number().int(),
  parts: z.array(uploadPartSchema),
  expiresAt: instantSchema,
});
export type Upload = z.infer<typeof uploadSchema>;

/** GET /api/uploads: one's own unfinished uploads, of a case and field where given. */
export const uploadListQuery = z.object({ caseId: idSchema.optional(), field: z.string().max(200).optional() });

/** POST /api/uploads/:id/completion: the hash of the whole is checked when given. */
export const uploadCompletionSchema = z.object({ sha256: z.string().toLowerCase().refine(isHash).optional() });

/** The document once all parts are joined and checked; until then how many bytes are. */
export const uploadEndSchema = z.object({ document: documentRefSchema.optional(), joined: z.number().int() });
export type UploadEnd = z.infer<typeof uploadEndSchema>;
