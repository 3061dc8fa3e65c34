import { z } from 'zod';
import { callAnswers } from '../../domain/drawing/calls';
import { idSchema, instantSchema } from './words';

const hash = z.string();
const proof = z.object({ challenge: z.string(), response: z.string() });
const piece = z.object({ keeper: z.number().int(), piece: z.string(), proof });
const dealing = z.object({
  commitments: z.array(z.string()),
  pieces: z.array(z.object({ hidden: z.string(), proof })),
});

/** What is fixed before anybody contributes to the seed (docs/expert-draws.md). */
const drawListSchema = z.object({
  format: z.literal('expert-draw/1'),
  case: idSchema,
  visit: z.number().int(),
  requests: z.array(z.object({ speciality: z.string(), number: z.number().int() })),
  keepers: z.array(z.object({ party: z.string(), key: z.string() })),
  threshold: z.number().int(),
  candidates: z.array(z.object({ person: hash, specialities: z.array(z.string()) })),
  avoided: z.array(z.object({ person: hash, rules: z.array(z.string()) })),
});

const contributionSchema = z.object({
  party: z.string(),
  dealing,
  secret: z.string().optional(),
  pieces: z.array(piece).optional(),
});

const callSchema = z.object({
  person: hash,
  speciality: z.string(),
  called: z.number().int(),
  answer: z.enum(callAnswers).optional(),
  answered: z.number().int().optional(),
});

/** All that is published of a draw; `npm run verify -- --draw FILE` draws it again. */
export const drawRecordSchema = z.object({
  list: drawListSchema,
  contributions: z.array(contributionSchema),
  seed: hash,
  order: z.array(hash),
  calls: z.array(callSchema),
  /** Who was called, once the law lets the names out. */
  names: z.array(z.object({ person: hash, salt: hash, id: idSchema, name: z.string() })),
});
export const drawRecordsSchema = z.object({ draws: z.array(drawRecordSchema) });

/** A draw under way, as every reader of the case sees it: under the names of the draw. */
export const drawViewSchema = z.object({
  visit: z.number().int(),
  state: z.enum(['drawing', 'calling', 'seated', 'tooFewExperts']),
  listHash: hash,
  fixedAt: instantSchema,
  seatAt: instantSchema,
  place: z.string(),
  revealUntil: instantSchema.optional(),
  drawnAt: instantSchema.optional(),
  endedAt: instantSchema.optional(),
  list: drawListSchema,
  contributions: z.array(contributionSchema),
  seed: hash.optional(),
  order: z.array(hash).optional(),
  /** Who was called may be empty though calls were made: they are shown when all are answered for. */
  calls: z.array(callSchema),
  seated: z.number().int(),
  /** What experts enter at their seats; for the centre. */
  seatCode: z.string().optional(),
});
export type DrawView = z.infer<typeof drawViewSchema>;

/** A call to an expert, as they see it: for what and when, and not in which case. */
export const invitationSchema = z.object({
  id: idSchema,
  speciality: z.string(),
  seatAt: instantSchema,
  place: z.string(),
  calledAt: instantSchema,
  answerBy: instantSchema,
  answer: z.enum(callAnswers).optional(),
  seatedAt: instantSchema.optional(),
  /** The draw goes on: it can still be answered, or the seat taken. */
  isOpen: z.boolean(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const invitationAnswerSchema = z.object({
  answer: z.enum(['accepted', 'declined']),
  reason: z.string().trim().max(500).optional(),
});
export const seatSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[0-9]{8}$/),
});
