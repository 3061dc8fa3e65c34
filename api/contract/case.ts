import { z } from 'zod';
import {
  bodyRefSchema,
  daySpanSchema,
  formSchema,
  idSchema,
  instantSchema,
  keySchema,
  pageQuery,
  textSchema,
  userRefSchema,
} from './words';

export const caseSummarySchema = z.object({
  id: idSchema,
  code: z.string(),
  projectId: idSchema,
  title: z.string(),
  lot: z.string().optional(),
  process: z.string(),
  processTitle: textSchema,
  definitionId: z.string(),
  stage: z.string(),
  stageTitle: textSchema,
  closing: z.string().optional(),
  closingTitle: textSchema.optional(),
  outcome: z.enum(['success', 'failure', 'neutral']).optional(),
  region: z.string(),
  regionName: textSchema,
  industry: z.string(),
  tenderer: bodyRefSchema,
  agency: bodyRefSchema.optional(),
  openedAt: instantSchema,
  closedAt: instantSchema.optional(),
  updatedAt: instantSchema,
  deadlineAt: instantSchema.optional(),
  suspendedAt: instantSchema.optional(),
  overdue: z.boolean(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const caseFilters = {
  q: z.string().max(100).optional(),
  process: z.string().max(60).optional(),
  /** Whose law the case follows: `CN`. */
  jurisdiction: z.string().max(10).optional(),
  stage: z.string().max(60).optional(),
  closing: z.string().max(60).optional(),
  state: z.enum(['open', 'closed', 'suspended', 'overdue']).optional(),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  industry: z.string().max(60).optional(),
  projectId: idSchema.optional(),
  /** Only cases in which the acting body, or the person, is a party. */
  own: z.enum(['1']).optional(),
  definitionId: idSchema.optional(),
  /** The deadline of the stage, the opening and the end of the case, and its public award, by days. */
  deadline: daySpanSchema.optional(),
  opened: daySpanSchema.optional(),
  closed: daySpanSchema.optional(),
  awarded: daySpanSchema.optional(),
  /** The unit of the award. */
  awardUnit: z.enum(['CNY', 'JPY', '%']).optional(),
  /** Only cases in a stage at whose deadline bids are opened. */
  opens: z.enum(['1']).optional(),
};
export const caseQuery = z.object({
  ...pageQuery,
  ...caseFilters,
  sort: z.enum(['updated', 'opened', 'deadline']).default('updated'),
});
export const caseExportQuery = z.object({ ...caseFilters, language: z.enum(['zh', 'en']).default('zh') });

/** What an export leaves out, in the header `x-left-out` as URI-encoded JSON. */
export const leftOutSchema = z.object({
  /** More cases fit than an export holds; so many are in it. */
  casesAfter: z.number().int().optional(),
  /** Columns that are left out altogether, or empty in so many rows, and why. */
  columns: z.array(z.object({ title: textSchema, whole: z.boolean(), rows: z.number().int(), why: textSchema })),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** One stay of the case in a stage. */
export const visitSchema = z.object({
  stage: z.string(),
  visit: z.number().int(),
  enteredAt: instantSchema,
  leftAt: instantSchema.optional(),
  end: z.string().optional(),
});

/** What one may be asked about: a question or objection that waits for its answer. */
export const openItemSchema = z.object({
  id: z.string(),
  action: z.string(),
  at: instantSchema,
  /** The words of the question or objection, where the viewer may read them. */
  words: z.string().optional(),
  /** Who asked or objected, where the viewer may know. */
  by: z.string().optional(),
  /** What came with it, by the names of the form, where the viewer may read it. */
  documents: z.record(z.string(), z.unknown()),
});

/** An action of the stage as the viewer's role meets it: open, or closed with the reason why. */
export const offeredActionSchema = z.object({
  action: z.string(),
  title: textSchema,
  /** Revision to be sent back as `seen`. */
  revision: z.string(),
  open: z.boolean(),
  refusal: z.object({ code: z.string(), message: textSchema }).optional(),
  /** An entry (POST …/entries) instead of an act (POST …/acts). */
  many: z.boolean(),
  anytime: z.boolean(),
  asked: z.boolean(),
  final: z.boolean(),
  dueAt: instantSchema.optional(),
  /** For an answer: what is waiting to be answered. */
  about: z.array(openItemSchema).optional(),
  /** The only bids of the context that may be chosen in it, where these are not all. */
  bids: z.array(idSchema).optional(),
});
export type OfferedAction = z.infer<typeof offeredActionSchema>;

export const partySchema = z.object({
  role: z.string(),
  roleTitle: textSchema,
  body: bodyRefSchema.optional(),
  user: userRefSchema.optional(),
  since: instantSchema,
});

/** The form of an act as far as the viewer may read it. `hidden` names fields that exist but are not shown. */
export const givenFormSchema = z.object({
  action: z.string(),
  title: textSchema,
  at: instantSchema,
  values: z.record(z.string(), z.unknown()),
  hidden: z.array(z.string()),
});

export type GivenForm = z.infer<typeof givenFormSchema>;

export const certificateSchema = z.object({
  number: z.string(),
  issuedAt: instantSchema,
  content: z.record(z.string(), z.unknown()),
  hash: z.string(),
  signature: z.string(),
  keyId: z.string(),
});

export const linkSchema = z.object({
  kind: z.enum(['retenderOf', 'retenderedAs', 'lot']),
  case: z.object({
    id: idSchema,
    code: z.string(),
    title: z.string(),
    lot: z.string().optional(),
    stageTitle: textSchema,
  }),
});

/** Everything the case page shows, as far as the viewer may see it. */
export const caseViewSchema = caseSummarySchema.extend({
  visits: z.array(visitSchema),
  deadline: z
    .object({
      at: instantSchema,
      /** `given`: an instant given in an act; `counted`: a period that stands still with the case. */
      kind: z.enum(['given', 'counted']),
      provisional: z.boolean(),
      /** Since when it stands still: suspended, or an objection is unanswered. */
      standsStillSince: instantSchema.optional(),
    })
    .optional(),
  roles: z.array(z.string()),
  /** Told what the opened bids have in common: `bid-warnings`. */
  watchesBids: z.literal(true).optional(),
  /** Is a party of the case, and is noted as present at its opening. */
  takesPart: z.literal(true).optional(),
  /** There is a draw that the viewer may see: `draw`. */
  hasDraw: z.literal(true).optional(),
  /** There is a result of the committee of which the viewer may see something: `evaluation`. */
  hasResult: z.literal(true).optional(),
  actions: z.array(offeredActionSchema),
  /** Whom the case waits for, in words; without an action where that is not told, or is done outside the case. */
  waitsFor: z.array(
    z.object({
      role: z.string(),
      action: z.string().optional(),
      title: textSchema,
      dueAt: instantSchema.optional(),
    }),
  ),
  parties: z.array(partySchema),
  given: z.array(givenFormSchema),
  links: z.array(linkSchema),
  /** Context of `checkForm` (definitions/language): live limits and choices of the forms. */
  context: z.record(z.string(), z.unknown()),
  certificate: certificateSchema.optional(),
  seq: z.number().int(),
  chainHead: z.string(),
  workflowUrl: z.string().optional(),
});
export type CaseView = z.infer<typeof caseViewSchema>;

export const startCaseSchema = z.object({
  process: z.string().min(1).max(60),
  jurisdiction: z.string().max(10).default('CN'),
  form: formSchema,
  key: keySchema,
  retenderOf: idSchema.optional(),
});
export const startedSchema = z.object({
  projectId: idSchema,
  cases: z.array(z.object({ id: idSchema, code: z.string() })),
});

export const actSchema = z.object({
  action: z.string().min(1).max(60),
  form: formSchema.default({}),
  /** Revision of the action as it was shown; refuses with TaskChanged when somebody acted in between. */
  seen: z.string().max(40).optional(),
  key: keySchema,
  /** The question or objection that is answered. */
  about: z.string().max(64).optional(),
  /** Takes the same act for sibling lots too (ids of cases of the project); each has a result of its own. */
  lots: z.array(idSchema).max(50).optional(),
});
export const actReceiptSchema = z.object({
  caseId: idSchema,
  action: z.string(),
  receivedAt: instantSchema,
  seq: z.number().int(),
  hash: z.string(),
  stage: z.string(),
  closing: z.string().optional(),
  /** Result per lot, when `lots` was given. */
  lots: z
    .array(z.object({ caseId: idSchema, ok: z.boolean(), code: z.string().optional(), message: textSchema.optional() }))
    .optional(),
});
export type ActReceipt = z.infer<typeof actReceiptSchema>;

export const entrySchema = z.object({
  action: z.string().min(1).max(60),
  form: formSchema.default({}),
  key: keySchema,
});
export const sealingSchema = z.object({ action: z.string().min(1).max(60) });
/** A sealing task (definitions/language): all that is needed to fill in, check and seal an entry elsewhere. */
export const sealingTaskSchema = z.object({
  format: z.string(),
  place: z.object({ case: idSchema, lot: z.string(), bidder: idSchema, version: z.number().int() }),
  title: textSchema,
  platformShare: z.string(),
  escrow: z.object({ threshold: z.number().int(), keepers: z.array(z.string()) }).optional(),
  form: z.record(z.string(), z.unknown()),
  context: z.record(z.string(), z.unknown()),
});
export const sealingQuery = z.object({ action: z.string().max(60) });
/** A sealing of one's own body: what was handed in for it shows its header, from whose hash its share is computed. */
export const ownSealingSchema = z.object({
  version: z.number().int(),
  createdAt: instantSchema,
  entry: idSchema.optional(),
  header: z.record(z.string(), z.unknown()).optional(),
  /** SHA-256 of the share that opens it. */
  share: z.string().optional(),
  /** What became of what was handed in for it. */
  state: z.enum(['valid', 'replaced', 'withdrawn', 'revoked', 'unopened', 'unsecured']).optional(),
  /** Why it could not be opened. */
  why: z.string().optional(),
});
export type OwnSealing = z.infer<typeof ownSealingSchema>;
/** Proof that an entry was received in time: `hash` commits to its content without telling it. */
export const entryReceiptSchema = z.object({
  id: idSchema,
  caseId: idSchema,
  action: z.string(),
  receivedAt: instantSchema,
  version: z.number().int(),
  hash: z.string(),
});
export type EntryReceipt = z.infer<typeof entryReceiptSchema>;

/** An entry (bid, question …) as far as the viewer may see it. */
export const entryViewSchema = z.object({
  id: idSchema,
  action: z.string(),
  title: textSchema,
  body: bodyRefSchema.optional(),
  receivedAt: instantSchema,
  version: z.number().int(),
  state: z.enum(['valid', 'replaced', 'withdrawn', 'revoked', 'unopened', 'unsecured']),
  values: z.record(z.string(), z.unknown()),
  hidden: z.array(z.string()),
  hash: z.string(),
  own: z.boolean(),
  answered: z.boolean().optional(),
  /** What was answered to it, as far as the viewer may read that. */
  answer: givenFormSchema.optional(),
});
export const entryQuery = z.object({ ...pageQuery, action: z.string().max(60).optional() });

export const timelineItemSchema = z.object({
  id: z.string(),
  seq: z.number().int(),
  at: instantSchema,
  kind: z.enum(['opened', 'act', 'stage', 'deadline', 'system', 'closed']),
  action: z.string().optional(),
  title: textSchema,
  stage: z.string(),
  actor: z
    .object({
      name: z.string(),
      /** The absent person for whom they stood in. */
      standsInFor: z.string().optional(),
      body: z.string().optional(),
      role: z.string(),
      roleTitle: textSchema,
    })
    .optional(),
  /** The actor exists but may not be named to the viewer. */
  actorHidden: z.boolean(),
  fields: z.array(
    z.object({
      name: z.string(),
      title: textSchema,
      type: z.string(),
      value: z.unknown(),
      before: z.unknown().optional(),
    }),
  ),
  hidden: z.array(z.string()),
  hash: z.string().optional(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;
export const timelineQuery = z.object({
  ...pageQuery,
  kind: z.enum(['act', 'stage', 'system']).optional(),
});

/** The committee's result. Before the report is signed only committee and centre see it. */
const correctionSchema = z.object({
  rule: textSchema,
  /** The bill; none for the price of the bid. */
  bill: z.string().optional(),
  /** The number of the item. */
  item: z.string().optional(),
  stated: z.string(),
  corrected: z.string(),
  /** Why it was not made. */
  refused: z.array(z.string()).optional(),
});
const decidedCorrectionsSchema = z.object({
  bid: idSchema,
  bidder: z.string(),
  stated: z.string(),
  corrected: z.string(),
  /** What the bidder said to it; nothing where nothing was corrected. */
  confirmation: z.enum(['accepted', 'refused', 'silent']).optional(),
  corrections: z.array(correctionSchema),
  /** So many more were made. */
  unlisted: z.number().int(),
});
export const evaluationViewSchema = z.object({
  method: z.string(),
  unit: z.string(),
  rows: z.array(
    z.object({
      bid: idSchema,
      bidder: z.string(),
      /** By which it was compared. */
      price: z.string(),
      /** What the bidder stated, where its arithmetic was corrected. */
      stated: z.string().optional(),
      status: z.enum(['qualified', 'rejected']),
      reasons: z.array(z.object({ by: z.enum(['rule', 'bidder', 'committee']), text: textSchema })),
      score: z.string().optional(),
      /** The points of each criterion; of a price with how they came about. For those who see all of the result. */
      parts: z.array(z.object({ criterion: z.string(), points: z.string(), words: textSchema.optional() })).optional(),
      /** In two envelopes: not among the best scores, so that its price does not count. */
      shutOut: z.boolean().optional(),
      rank: z.number().int().optional(),
      candidate: z.boolean(),
      disqualified: z.boolean(),
      awarded: z.boolean(),
    }),
  ),
  criteria: z.array(z.object({ id: z.string(), title: z.string(), max: z.string(), kind: z.string() })),
  /** Drawn from the seed: the SHA-256 of the head of the chain of events at that moment and a nonce. */
  lottery: z
    .object({ head: z.string(), nonce: z.string(), seed: z.string(), order: z.array(z.string()), at: instantSchema })
    .optional(),
  sheets: z
    .array(z.object({ expert: z.string(), submittedAt: instantSchema, sheet: z.record(z.string(), z.unknown()) }))
    .optional(),
  /** What the committee corrected in the arithmetic of bids, and what it left. For those who see all of the result. */
  corrections: z.array(decidedCorrectionsSchema).optional(),
  dissents: z.array(z.object({ expert: z.string(), text: z.string() })).optional(),
  /** Scores that lie far from those of the other members, by the rule of the definition; in per cent of the points. */
  alarms: z.array(z.object({ expert: z.string(), bid: idSchema, percent: z.string() })).optional(),
});
/** What bids of different bidders have in common, with its evidence; nothing follows from it by itself. */
export const bidWarningSchema = z.object({
  rule: textSchema,
  article: z.string(),
  text: textSchema,
  bids: z.array(z.object({ bid: idSchema, bidder: z.string() })),
});
export type BidWarning = z.infer<typeof bidWarningSchema>;
export type EvaluationView = z.infer<typeof evaluationViewSchema>;

/** What was kept of a form; where nothing was, the form is empty and there is no instant. */
export const draftSchema = z.object({ form: z.record(z.string(), z.unknown()), savedAt: instantSchema.optional() });
export const draftInputSchema = z.object({ form: formSchema });
