import { z } from 'zod';
import { messageKinds } from '../../domain/message-settings';
import { bodyRefSchema, dateSchema, flagQuery, idSchema, instantSchema, pageQuery, textSchema } from './words';

/** The bid that a row of a table is about. */
export const noticeBidSchema = z.object({
  bid: idSchema,
  bidder: z.object({ id: idSchema, name: z.string(), uscc: z.string().optional() }),
  price: z.string(),
  receivedAt: instantSchema.optional(),
  rank: z.number().int().optional(),
  score: z.string().optional(),
});

const noticeFieldSchema = z.object({
  path: z.string(),
  title: textSchema,
  type: z.string(),
  value: z.unknown(),
  options: z.record(z.string(), textSchema).optional(),
  /** Of an amount. */
  unit: z.enum(['CNY', 'JPY', '%']).optional(),
  /** Of a list: its columns, in order. */
  columns: z
    .record(z.string(), z.object({ title: textSchema, options: z.record(z.string(), textSchema).optional() }))
    .optional(),
});

/** What was made public about a case. */
export const noticeSchema = z.object({
  id: idSchema,
  number: z.string(),
  caseId: idSchema,
  caseCode: z.string(),
  caseTitle: z.string(),
  kind: z.string(),
  process: z.string(),
  title: textSchema,
  /** Names of the bodies whose tender it is; older notices do not state them. */
  tenderer: z.string().optional(),
  agency: z.string().optional(),
  region: z.string(),
  industry: z.string(),
  publishedAt: instantSchema,
  fields: z.array(noticeFieldSchema),
  /** Papers that were ready only after the notice was public: its hash does not cover them. */
  later: z.array(noticeFieldSchema).optional(),
  tables: z.array(
    z.object({
      title: textSchema,
      columns: z.array(textSchema),
      rows: z.array(z.array(z.string())),
      /** One for each row, where the rows are bids: the same for programs. */
      bids: z.array(noticeBidSchema).optional(),
    }),
  ),
  /** The notice that it corrects; the hash covers this link. */
  amends: z
    .object({
      id: idSchema,
      number: z.string(),
      hash: z.string(),
      /** The published deadline before and after, where it moves. */
      deadline: z.object({ from: instantSchema, to: instantSchema }).optional(),
    })
    .optional(),
  /** SHA-256 of the content, which `/public/notices/:id/content` gives byte for byte. */
  hash: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** What notices and tenders are both looked for by. */
const publicFilters = {
  /** Words of title and lot, the beginning of the code, or the tenderer's name. */
  q: z.string().max(100).optional(),
  process: z.string().max(60).optional(),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  industry: z.string().max(60).optional(),
};
export const noticeQuery = z.object({
  ...pageQuery,
  ...publicFilters,
  kind: z.string().max(60).optional(),
  caseId: idSchema.optional(),
  /** Published on that day (Asia/Shanghai) or later, and on that day or earlier. */
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});

/** A tender that takes bids now. */
export const openTenderSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: z.string(),
  lot: z.string().optional(),
  process: z.string(),
  processTitle: textSchema,
  region: z.string(),
  industry: z.string(),
  tenderer: z.string(),
  agency: z.string().optional(),
  /** When the platform stops taking bids. */
  deadlineAt: instantSchema.optional(),
  /** The first notice of the tender. */
  noticeId: idSchema.optional(),
});
export type OpenTender = z.infer<typeof openTenderSchema>;
export const openTenderQuery = z.object({ ...pageQuery, ...publicFilters });

/** A tender as everybody may know it: where it stands, its notices in time order, and what it is tied to. */
export const publicTenderSchema = openTenderSchema.omit({ noticeId: true }).extend({
  stageTitle: textSchema,
  closingTitle: textSchema.optional(),
  outcome: z.enum(['success', 'failure', 'neutral']).optional(),
  suspendedAt: instantSchema.optional(),
  takesBids: z.boolean(),
  notices: z.array(
    noticeSchema.pick({ id: true, kind: true, title: true, number: true, publishedAt: true, amends: true }),
  ),
  links: z.array(
    z.object({
      kind: z.enum(['lot', 'retenderOf', 'retenderedAs']),
      code: z.string(),
      title: z.string(),
      lot: z.string().optional(),
      noticeId: idSchema,
    }),
  ),
});
export type PublicTender = z.infer<typeof publicTenderSchema>;

/** A process that is traded here, and the kinds of notices that it publishes. */
export const publicProcessSchema = z.object({
  process: z.string(),
  title: textSchema,
  notices: z.array(z.object({ kind: z.string(), title: textSchema })),
});
export type PublicProcess = z.infer<typeof publicProcessSchema>;

/** A message for the signed-in user. `kind` and `params` let the console write the sentence. */
export const notificationSchema = z.object({
  id: idSchema,
  at: instantSchema,
  read: z.boolean(),
  kind: z.enum(messageKinds),
  message: textSchema,
  caseId: idSchema.optional(),
  /** The page of the console that it leads to, where that is not the case. */
  path: z.string().optional(),
});
export type Notification = z.infer<typeof notificationSchema>;
export const notificationQuery = z.object({
  ...pageQuery,
  /** Only what is unread. */
  unread: flagQuery.optional(),
});
export const readSchema = z.object({ ids: z.array(idSchema).max(200).optional(), all: z.boolean().optional() });

export const searchQuery = z.object({ q: z.string().min(1).max(100) });
export const searchSchema = z.object({
  cases: z.array(z.object({ id: idSchema, code: z.string(), title: z.string(), stageTitle: textSchema })),
  bodies: z.array(bodyRefSchema),
  notices: z.array(z.object({ id: idSchema, title: textSchema, caseTitle: z.string(), caseId: idSchema })),
});

export const deadlineQuery = z.object({ from: instantSchema, to: instantSchema });
/** What falls due on the calendar of deadlines: of stages (`stage`) and of tasks (`task`). */
export const deadlineSchema = z.object({
  kind: z.enum(['stage', 'task']),
  at: instantSchema,
  caseId: idSchema,
  caseCode: z.string(),
  caseTitle: z.string(),
  title: textSchema,
  provisional: z.boolean(),
});
