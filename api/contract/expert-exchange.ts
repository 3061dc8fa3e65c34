import { z } from 'zod';
import { expertStates } from '../../domain/drawing/expert-standing';
import { isSpeciality } from '../../domain/drawing/specialities';
import { expertFormat } from '../../domain/expert-exchange';
import { instantSchema } from './words';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const signatureSchema = z.object({ keyId: z.string(), algorithm: z.string(), value: z.string() });

/** A record of an expert as it travels between platforms (docs/exchange.md). */
export const signedExpertRecordSchema = z.object({
  record: z.object({
    format: z.literal(expertFormat),
    sender: z.object({ code: z.string().max(40), name: z.string().max(100) }),
    number: z.number().int().min(1),
    previousHash: hashSchema,
    madeAt: instantSchema,
    content: z.object({
      expert: hashSchema,
      name: z.string().min(1).max(100),
      employer: z.string().max(400),
      region: z.string().regex(/^\d{6}$/),
      specialities: z.array(z.string().refine(isSpeciality)).max(20),
      title: z.string().max(100),
      state: z.enum(expertStates),
      suspendedUntil: z.iso.date().optional(),
      since: instantSchema,
    }),
  }),
  hash: hashSchema,
  signature: signatureSchema,
});

export const expertStandingSchema = z.object({
  receiver: z.string(),
  sender: z.string(),
  received: z.number().int(),
  head: hashSchema,
  orders: z.number().int(),
  at: z.string(),
  signature: signatureSchema.optional(),
});

export const expertOrdersSchema = z.object({
  receiver: z.string(),
  sender: z.string(),
  orders: z.array(
    z.object({
      number: z.number().int(),
      expert: hashSchema,
      kind: z.enum(['suspension', 'reinstatement']),
      reason: z.string(),
      until: z.iso.date().optional(),
      caseId: z.string(),
      caseSeq: z.number().int(),
      decidedAt: z.string(),
    }),
  ),
  signature: signatureSchema.optional(),
});

/** The record that is stored. */
export const expertReceivedSchema = z.object({ number: z.number().int() });
