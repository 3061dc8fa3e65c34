import { z } from 'zod';
import { bodyRefSchema, idSchema, instantSchema, textSchema } from './words';

/** A sealed bid as the opening room shows it. Whose it is and what it says is there once all bids are opened. */
export const openingBidSchema = z.object({
  /** The hash of its receipt, and the SHA-256 of the sealed file. */
  hash: z.string(),
  file: z.string(),
  receivedAt: instantSchema,
  own: z.boolean(),
  /** The share that opens it has come in. */
  released: z.boolean(),
  state: z.enum(['sealed', 'opened', 'revoked', 'unopened']),
  bidder: bodyRefSchema.optional(),
  values: z.record(z.string(), z.unknown()),
  /** Why it could not be opened. */
  why: textSchema.optional(),
  openedAt: instantSchema.optional(),
});
export type OpeningBid = z.infer<typeof openingBidSchema>;

/** A bid that was left out at the deadline, unopened, since neither deposit nor letter was in. */
export const leftOutBidSchema = z.object({
  bidder: bodyRefSchema,
  hash: z.string(),
  file: z.string(),
  receivedAt: instantSchema,
});
export type LeftOutBid = z.infer<typeof leftOutBidSchema>;

/** Somebody who is or was present, as far as the viewer may know them. */
export const attendeeSchema = z.object({
  name: z.string(),
  body: bodyRefSchema,
  roleTitle: textSchema,
  firstAt: instantSchema,
  lastAt: instantSchema,
  here: z.boolean(),
});

/** The opening of sealed bids while it goes on, and afterwards. */
export const openingRoomSchema = z.object({
  /** The action whose entries are opened. */
  action: z.string(),
  startedAt: instantSchema.optional(),
  /** All bids are opened: what they say is shown. */
  isOpened: z.boolean(),
  /** The fewest bids that the law allows. */
  fewest: z.number().int().optional(),
  bids: z.array(openingBidSchema),
  /** Bids that were left out at the deadline; told once the others are opened. */
  leftOut: z.array(leftOutBidSchema),
  /** Bodies that have a bid in, and how many of them are present now. */
  bidders: z.object({ all: z.number().int(), here: z.number().int() }),
  attendance: z.array(attendeeSchema),
});
export type OpeningRoom = z.infer<typeof openingRoomSchema>;

/** What was opened when, by whom, before whom, and what was said to it; signed by the platform. */
export const openingRecordSchema = z.object({
  record: z.object({
    format: z.literal('opening-record/1'),
    platform: z.string().optional(),
    case: idSchema,
    title: z.string(),
    lot: z.string().optional(),
    process: z.string(),
    version: z.string(),
    bidDeadline: instantSchema.optional(),
    startedAt: instantSchema.optional(),
    openedAt: instantSchema,
    fewest: z.number().int().optional(),
    bids: z.array(
      z.object({
        bidder: bodyRefSchema,
        hash: z.string(),
        file: z.string(),
        receivedAt: instantSchema,
        releasedAt: instantSchema.optional(),
        state: z.enum(['opened', 'revoked', 'unopened']),
        why: z.string().optional(),
        openedAt: instantSchema.optional(),
        values: z.record(z.string(), z.unknown()),
      }),
    ),
    /** Bids that were left out at the deadline and never opened. */
    leftOut: z.array(leftOutBidSchema),
    attendance: z.array(
      z.object({
        name: z.string(),
        body: bodyRefSchema,
        role: z.string(),
        firstAt: instantSchema,
        lastAt: instantSchema,
      }),
    ),
    /** Acts of the opening, objections and answers among them. */
    acts: z.array(
      z.object({
        seq: z.number().int(),
        at: instantSchema,
        action: z.string(),
        title: textSchema,
        role: z.string(),
        values: z.record(z.string(), z.unknown()),
      }),
    ),
    /** Bidders who have confirmed the record. */
    confirmed: z.array(z.object({ bidder: bodyRefSchema, at: instantSchema, hash: z.string() })),
    /** Hashes that were put into the chain of the case, by what they are of. */
    noted: z.record(z.string(), z.string()),
    chainHead: z.string(),
  }),
  signature: z.string(),
  algorithm: z.string(),
  keyId: z.string(),
});
export type OpeningRecord = z.infer<typeof openingRecordSchema>;
