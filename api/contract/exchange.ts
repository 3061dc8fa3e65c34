import { z } from 'zod';
import { packageFormat } from '../../domain/exchange-package';
import { noticeSchema } from './notice';
import { idSchema, instantSchema, pageQuery, textSchema } from './words';

export const platformCodeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{2,39}$/);
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const regionSchema = z.string().regex(/^\d{6}$/);
const whole = z.number().int().min(0);

const signatureSchema = z.object({
  keyId: z.string().min(8).max(64),
  algorithm: z.string().max(40),
  value: z.string().min(40).max(400),
});

const packagedNoticeSchema = z.object({
  id: idSchema,
  number: z.string().min(1).max(80),
  seq: whole,
  kind: z.string().min(1).max(60),
  publishedAt: instantSchema,
  content: z.looseObject({
    title: textSchema,
    caseTitle: z.string(),
    lot: z.string().optional(),
    fields: noticeSchema.shape.fields,
    tables: noticeSchema.shape.tables,
  }),
  hash: hashSchema,
});

const packagedCertificateSchema = z.object({
  number: z.string().min(1).max(80),
  issuedAt: instantSchema,
  content: z.record(z.string(), z.unknown()),
  hash: hashSchema,
  signature: z.string().max(400),
  keyId: z.string().max(64),
});

/** What must be right of a release that is taken; it may tell more. */
const packagedReleaseSchema = z.looseObject({
  ocid: z.string().min(1).max(120),
  id: z.string().min(1).max(120),
  date: z.iso.datetime({ offset: true }),
  tag: z.array(z.string()).min(1),
  initiationType: z.literal('tender'),
  buyer: z.looseObject({ name: z.string() }).optional(),
  tender: z.looseObject({ id: z.string(), status: z.string().max(30).optional() }),
});

const packagedDocumentSchema = z.object({
  name: z.string().min(1).max(255),
  type: z.string().min(1).max(120),
  size: z.number().int().min(1),
  sha256: hashSchema,
});

const contentSchema = z.object({
  case: z.object({
    id: idSchema,
    title: z.string().min(1).max(200),
    lot: z.string().max(220).optional(),
    region: regionSchema,
    industry: z.string().min(1).max(60),
    process: z.string().min(1).max(60),
    processTitle: textSchema,
  }),
  notice: packagedNoticeSchema.optional(),
  certificate: packagedCertificateSchema.optional(),
  datasets: z.array(z.object({ name: z.string().min(1).max(100), items: z.record(z.string(), z.unknown()) })).max(20),
  release: packagedReleaseSchema,
  documents: z.array(packagedDocumentSchema).max(100),
});

/** A package with its hash and signature, as `POST /api/exchange/packages` takes it. */
export const signedPackageSchema = z.strictObject({
  package: z.strictObject({
    format: z.literal(packageFormat),
    sender: z.strictObject({ code: platformCodeSchema, name: z.string().min(1).max(100) }),
    number: z.number().int().min(1),
    previousHash: hashSchema,
    madeAt: instantSchema,
    content: contentSchema,
  }),
  hash: hashSchema,
  signature: signatureSchema,
});

export const acknowledgementSchema = z.object({
  receiver: z.string(),
  sender: z.string(),
  number: whole,
  hash: hashSchema,
  receivedAt: instantSchema,
  signature: signatureSchema,
});

export const standingSchema = z.object({
  receiver: z.object({ code: z.string(), name: z.string() }),
  sender: z.string(),
  received: whole,
  head: hashSchema,
  missing: z.array(z.object({ sha256: hashSchema, size: whole, have: whole })),
  missingCount: whole,
  at: instantSchema,
  signature: signatureSchema,
});

export const packagesQuery = z.object({ after: z.coerce.number().int().min(0) });
export const pieceSchema = z.object({ have: whole });

const problemSentence = z.object({ code: z.string(), zh: z.string(), en: z.string(), number: whole.optional() });

/** The platform that this one sends to, as operators see it. */
export const receiverSchema = z.object({
  kind: z.enum(['http', 'folder']),
  url: z.string(),
  code: z.string().optional(),
  name: z.string().optional(),
  paused: z.boolean(),
  /** Number of the last package made here, of the last acknowledged, and how many wait. */
  made: whole,
  acknowledged: whole,
  waiting: whole,
  acknowledgedAt: instantSchema.optional(),
  /** Since when the oldest waiting package is public. */
  waitingSince: instantSchema.optional(),
  documentsMissing: whole,
  refused: problemSentence.optional(),
  failed: problemSentence.optional(),
  tries: whole,
  nextTryAt: instantSchema.optional(),
  standingAt: instantSchema.optional(),
});
export type ExchangeReceiver = z.infer<typeof receiverSchema>;

export const exchangeKeySchema = z.object({
  keyId: z.string(),
  publicKey: z.string(),
  addedAt: instantSchema,
  revokedAt: instantSchema.optional(),
});

/** A platform that sends to this one, as operators see it. */
export const senderSchema = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string(),
  keys: z.array(exchangeKeySchema),
  paused: z.boolean(),
  received: whole,
  receivedAt: instantSchema.optional(),
  /** Seconds from being public there to being stored here, of the last package. */
  lagSeconds: z.number().optional(),
  cases: whole,
  documentsMissing: whole,
});
export type ExchangeSender = z.infer<typeof senderSchema>;

export const exchangeIncidentSchema = z.object({
  id: idSchema,
  peer: z.string(),
  direction: z.enum(['sending', 'receiving']),
  problem: problemSentence,
  times: whole,
  firstAt: instantSchema,
  lastAt: instantSchema,
  resolvedAt: instantSchema.optional(),
});
export type ExchangeIncident = z.infer<typeof exchangeIncidentSchema>;

/** The page of the operators. */
export const exchangeOverviewSchema = z.object({
  platform: z.object({
    code: z.string().optional(),
    name: z.string(),
    keyId: z.string(),
    publicKey: z.string(),
    algorithm: z.string(),
  }),
  receiver: receiverSchema.optional(),
  senders: z.array(senderSchema),
  incidents: z.array(exchangeIncidentSchema),
});
export type ExchangeOverview = z.infer<typeof exchangeOverviewSchema>;

export const senderInputSchema = z.object({
  code: platformCodeSchema,
  name: z.string().trim().min(2).max(100),
  region: regionSchema,
  publicKey: z.string().trim().min(40).max(400),
});
export const keyInputSchema = z.object({ publicKey: z.string().trim().min(40).max(400) });
export const pauseSchema = z.object({ paused: z.boolean() });
export const sendAgainSchema = z.object({ after: whole });

/** What two platforms, or a platform and its own chain, do not agree on. */
export const reconciliationSchema = z.object({
  with: z.string(),
  agrees: z.boolean(),
  /** Packages of the sender, and those that the receiver has. */
  made: whole,
  received: whole,
  findings: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;

export const exchangedCaseQuery = z.object({
  ...pageQuery,
  q: z.string().max(100).optional(),
  sender: z.string().max(40).optional(),
  region: regionSchema.optional(),
  status: z.string().max(30).optional(),
});

/** A case of another platform in the list. */
export const exchangedCaseSchema = z.object({
  id: idSchema,
  sender: z.object({ code: z.string(), name: z.string() }),
  caseId: idSchema,
  title: z.string(),
  lot: z.string().optional(),
  processTitle: textSchema,
  region: z.string(),
  industry: z.string(),
  buyer: z.string().optional(),
  status: z.string().optional(),
  versions: whole,
  updatedAt: instantSchema,
  receivedAt: instantSchema,
});
export type ExchangedCase = z.infer<typeof exchangedCaseSchema>;

const changeSchema = z.object({ fact: z.string(), before: z.string().optional(), after: z.string().optional() });

/** A package of an exchanged case: what became public, and which facts it changed. */
export const exchangedVersionSchema = z.object({
  number: whole,
  hash: hashSchema,
  madeAt: instantSchema,
  receivedAt: instantSchema,
  lagSeconds: z.number(),
  title: textSchema,
  noticeId: idSchema.optional(),
  certificate: z.string().optional(),
  changes: z.array(changeSchema),
});
export type ExchangedVersion = z.infer<typeof exchangedVersionSchema>;

export const exchangedDocumentSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string(),
  size: whole,
  have: whole,
  sha256: hashSchema,
  number: whole,
  completedAt: instantSchema.optional(),
});
export type ExchangedDocument = z.infer<typeof exchangedDocumentSchema>;

/** The page of an exchanged case: its facts, notices, documents and history, newest first. */
export const exchangedCaseViewSchema = exchangedCaseSchema.extend({
  ocid: z.string(),
  facts: z.array(z.object({ fact: z.string(), value: z.string() })),
  notices: z.array(noticeSchema),
  certificates: z.array(packagedCertificateSchema.extend({ valid: z.boolean() })),
  documents: z.array(exchangedDocumentSchema),
  history: z.array(exchangedVersionSchema),
});
export type ExchangedCaseView = z.infer<typeof exchangedCaseViewSchema>;
