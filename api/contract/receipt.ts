import { z } from 'zod';
import { entryReceiptSchema } from './case';
import { bodyRefSchema, idSchema, instantSchema } from './words';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What the platform signs: the canonical JSON of this. */
export const confirmedEntrySchema = z.strictObject({
  format: z.literal('entry-receipt/1'),
  platform: z.string().max(100).exactOptional(),
  case: idSchema,
  entry: idSchema,
  action: z.string().max(60),
  body: z.strictObject(bodyRefSchema.shape),
  version: z.number().int(),
  receivedAt: instantSchema,
  hash: hashSchema,
  documents: z.array(z.strictObject({ id: idSchema, size: z.number().int(), sha256: hashSchema })).max(1000),
});

/** A receipt that anybody can check with the public key of the platform. */
export const signedReceiptSchema = z.object({
  confirmed: confirmedEntrySchema,
  signature: z.string().max(200),
  algorithm: z.string().max(40),
  keyId: z.string().max(64),
});
export type SignedReceipt = z.infer<typeof signedReceiptSchema>;

/** A signed receipt as its owner keeps it: with what the hash in it commits to. */
export const keptReceiptSchema = signedReceiptSchema.extend({
  committed: z.object({ salt: z.string(), content: z.record(z.string(), z.unknown()) }),
});
export type KeptReceipt = z.infer<typeof keptReceiptSchema>;

/** What the platform answers to an entry. */
export const provenEntrySchema = entryReceiptSchema.extend({ receipt: keptReceiptSchema });
export type ProvenEntry = z.infer<typeof provenEntrySchema>;

/** Whether the platform has signed a receipt. */
export const checkedReceiptSchema = z.object({ genuine: z.boolean() });
export type CheckedReceipt = z.infer<typeof checkedReceiptSchema>;

/** What the console is made of, as this platform serves it: everybody can compare it with a build of their own. */
export const consoleFilesSchema = z.object({
  /** Merkle root over the hashes of the files, in the order of their paths. */
  root: hashSchema,
  files: z.array(z.object({ path: z.string(), sha256: hashSchema })),
});

/** The key that this platform signs receipts and certificates with. */
export const signingKeySchema = z.object({
  keyId: z.string(),
  algorithm: z.string(),
  /** SubjectPublicKeyInfo, base64. */
  publicKey: z.string(),
});
