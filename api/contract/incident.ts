import { z } from 'zod';
import { text, type Text } from '../../definitions/language/text';
import { daySpanSchema, idSchema, instantSchema, pageQuery, textSchema } from './words';

/**
 * What keeps failing and waits for an operator. `case`: a step of a case (a notice, a certificate, the ranking of its
 * bids); `archive`: the history of a case; `outbox`: what a case has still to be told; `delivery`: a message to a person
 * that could not be brought; `exchange`: packages to or from another platform; `setBack`: a case that could not go on
 * and was set back, of which operators are told.
 */
export const incidentKinds = ['case', 'archive', 'outbox', 'delivery', 'exchange', 'setBack'] as const;

/** Inputs that can be corrected in place. */
export const incidentInputs = ['template', 'exchangeUrl', 'address'] as const;

/** What may be done: try it again, go on without it, or note that somebody has seen to it. */
export const incidentDecisions = ['retry', 'skip', 'close'] as const;

export const incidentSchema = z.object({
  /** Names it among all of them. */
  key: z.string(),
  kind: z.enum(incidentKinds),
  id: z.string(),
  caseId: idSchema.optional(),
  /** What could not be done, as a word: `publish:tenderNotice`, `rankBids`, `entriesChanged`, a channel, a platform. */
  effect: z.string(),
  error: z.string(),
  /** What happened in words, where there are some. */
  words: textSchema.optional(),
  since: instantSchema,
  /** How often it was tried. */
  tries: z.number().int().optional(),
  may: z.array(z.enum(incidentDecisions)),
  /** Whether the case could go on without it. */
  maySkip: z.boolean(),
  /** Where it could: how many people that takes, and why. */
  skipping: z.object({ people: z.union([z.literal(1), z.literal(2)]), why: textSchema }).optional(),
  /**
   * What was given from outside and may be why it fails. A template and the address of the other platform are corrected
   * by operators, a person's address by that person; it is masked.
   */
  inputs: z.array(z.object({ kind: z.enum(incidentInputs), value: z.string().optional() })),
  /** Where to look when there is nothing to correct. */
  hint: textSchema.optional(),
  /** The proposal to go on without it, while that waits for a second person. */
  proposalId: idSchema.optional(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** The steps that may keep failing, in words. */
export const stepTitles: Readonly<Record<string, Text>> = {
  publish: text('发布公告', 'Publish a notice'),
  certificate: text('出具交易证明', 'Issue the transaction certificate'),
  archive: text('归档流程历史', 'Archive the history of the workflow'),
  notify: text('发送通知', 'Send notifications'),
  tasks: text('通知新的待办', 'Tell people of new tasks'),
  remind: text('发送提醒', 'Send reminders'),
  overdue: text('通知逾期事项', 'Tell of overdue tasks'),
  moved: text('通知期限变动', 'Tell of dates that have moved'),
  closeBidding: text('截止投标', 'Close the bidding'),
  rankBids: text('计算评审结果', 'Compute the result of the evaluation'),
  drawLots: text('抽签', 'Draw lots'),
  countCandidates: text('清点中标候选人', 'Count the candidates'),
  begin: text('启动项目流程', 'Begin the workflow of a case'),
  entriesChanged: text('告知项目有新的递交', 'Tell the case of new entries'),
  restate: text('核对项目状态', 'Ask the case where it stands'),
  calendar: text('告知项目日历变动', 'Tell the case of another calendar'),
  forgetContent: text('清除文件内容', 'Forget the content of a document'),
  pay: text('通知银行付款', 'Tell the bank to pay'),
  skip: text('告知项目跳过一步', 'Tell the case to go on without a step'),
  sending: text('向上报送', 'Sending upward'),
  receiving: text('接收报送', 'Receiving'),
  setBack: text('项目已回退并继续', 'A case was set back and goes on'),
  email: text('发送消息（邮件）', 'Send a message (e-mail)'),
  sms: text('发送消息（短信）', 'Send a message (SMS)'),
  voice: text('发送消息（语音）', 'Send a message (voice)'),
};

/** What keeps failing, in words: `publish:tenderNotice` is what it does, and with what. */
export function stepTitle(effect: string): Text {
  const [does = '', what] = effect.split(':');
  const { zh, en } = stepTitles[does] ?? text(does, does);
  return what === undefined ? text(zh, en) : text(`${zh}（${what}）`, `${en} (${what})`);
}
export const incidentQuery = z.object({
  ...pageQuery,
  kind: z.enum(incidentKinds).optional(),
  /** Part of the code of the case. */
  q: z.string().max(100).optional(),
  /** When it began, by days. */
  since: daySpanSchema.optional(),
});

const reasonSchema = z.string().trim().min(5).max(500);
export const correctionSchema = z.object({
  key: z.string().min(1).max(300),
  input: z.enum(incidentInputs),
  /** The right value; of a person's address nothing, since they are asked. */
  value: z.string().trim().max(300).default(''),
});
/** What came of a correction. */
export const correctedSchema = z.object({ message: textSchema });
export type Corrected = z.infer<typeof correctedSchema>;
export const decideIncidentsSchema = z.object({
  keys: z.array(z.string().min(1).max(300)).min(1).max(200),
  how: z.enum(incidentDecisions),
  /** Needed to skip; kept in the record of the case. */
  reason: reasonSchema.optional(),
});
/** What came of it, row by row: done, proposed to a second person (`proposalId`), or why not. */
export const incidentResultsSchema = z.object({
  results: z.array(
    z.object({
      key: z.string(),
      ok: z.boolean(),
      message: textSchema.optional(),
      proposalId: idSchema.optional(),
    }),
  ),
});
export type IncidentResults = z.infer<typeof incidentResultsSchema>;
