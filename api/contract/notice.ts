import { z } from 'zod';
import { bodyRefSchema, idSchema, instantSchema, pageQuery, textSchema } from './words';

/** What was made public about a case. */
export const noticeSchema = z.object({
  id: idSchema,
  number: z.string(),
  caseId: idSchema,
  caseCode: z.string(),
  caseTitle: z.string(),
  kind: z.string(),
  title: textSchema,
  region: z.string(),
  industry: z.string(),
  publishedAt: instantSchema,
  fields: z.array(
    z.object({
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
    }),
  ),
  tables: z.array(z.object({ title: textSchema, columns: z.array(textSchema), rows: z.array(z.array(z.string())) })),
  hash: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;
export const noticeQuery = z.object({
  ...pageQuery,
  q: z.string().max(100).optional(),
  kind: z.string().max(60).optional(),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  caseId: idSchema.optional(),
});

/** A message for the signed-in user. `kind` and `params` let the console write the sentence. */
export const notificationSchema = z.object({
  id: idSchema,
  at: instantSchema,
  read: z.boolean(),
  kind: z.enum(['task', 'reminder', 'overdue', 'act', 'notice', 'deadline', 'closed']),
  message: textSchema,
  caseId: idSchema.optional(),
});
export type Notification = z.infer<typeof notificationSchema>;
export const notificationQuery = z.object({ ...pageQuery, unread: z.coerce.boolean().optional() });
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
