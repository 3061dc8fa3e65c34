import { z } from 'zod';
import { idSchema, instantSchema, textSchema } from './words';

export const documentRefSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  uploadedAt: instantSchema,
});
export type DocumentRef = z.infer<typeof documentRefSchema>;

/**
 * The form field that a document is for, `submitBid/bidDocument`: what arrives after such an entry has closed is then
 * refused as late.
 */
export const uploadFieldSchema = z.string().min(1).max(200);

/** POST /api/documents?name=…&caseId=… with the content as the raw body; `x-content-sha256` is checked when given. */
export const uploadQuery = z.object({
  name: z.string().min(1).max(255),
  caseId: idSchema.optional(),
  field: uploadFieldSchema.optional(),
});

/** A document in the file of a case. */
export const caseDocumentSchema = documentRefSchema.extend({
  action: z.string(),
  field: z.string(),
  title: textSchema,
  givenAt: instantSchema,
  by: z.string().optional(),
  isPublic: z.boolean(),
});
export type CaseDocument = z.infer<typeof caseDocumentSchema>;
