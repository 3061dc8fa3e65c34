import type { IssuedPaper } from '../definitions/language';
import type { TieKind } from '../domain/drawing/avoidance';
import type { CallAnswer } from '../domain/drawing/calls';
import type { DrawList } from '../domain/drawing/draw-list';
import type { ExpertEventKind, ExpertState } from '../domain/drawing/expert-standing';
import type { MessageSettings } from '../domain/message-settings';
import type { Bill } from '../domain/tender-document/bill';
import type { Difference } from '../domain/tender-document/compare-packages';
import type { TenderDraft, TenderTemplate } from '../domain/tender-document/tender-draft';

/** Rows of the SQL side. Instants are ISO-8601 UTC text of 24 characters, sortable as they are; JSON columns hold data. */

export interface RegionRow {
  code: string;
  parent: string | null;
  nameZh: string;
  nameEn: string;
}

export interface BodyRow {
  id: string;
  name: string;
  kinds: string[];
  uscc: string | null;
  region: string;
  industries: string[];
  active: boolean;
}

export interface UserRow {
  id: string;
  login: string;
  name: string;
  passwordHash: string;
  locale: string;
  active: boolean;
  createdAt: string;
  /**
   * Somebody else set the password, and knows it: until this real instant it lets its owner in to choose another, and do
   * nothing else. Null for a password that its owner has chosen.
   */
  firstPasswordUntil: string | null;
  /** The login name as it is sorted. */
  loginOrder: string;
}

export interface MembershipRow {
  id: string;
  userId: string;
  bodyId: string;
  role: string;
}

/** `id` is the SHA-256 of the token in the cookie. */
export interface SessionRow {
  id: string;
  userId: string;
  membershipId: string;
  createdAt: string;
  expiresAt: string;
}

/** A recorded login, good or bad. */
export interface LoginRow {
  id: string;
  at: string;
  login: string;
  userId: string | null;
  ok: boolean;
  address: string;
}

export interface DefinitionRow {
  id: string;
  process: string;
  version: string;
  jurisdiction: string;
  json: object;
  publishedAt: string;
}

export interface ProjectRow {
  id: string;
  title: string;
  /** Person and idempotency key that opened it. */
  openedBy: string;
  key: string;
  createdAt: string;
}

export interface CaseRow {
  id: string;
  projectId: string;
  title: string;
  lot: string | null;
  process: string;
  definitionId: string;
  stage: string;
  closing: string | null;
  region: string;
  industry: string;
  unit: string;
  tendererId: string;
  agencyId: string | null;
  isPublic: boolean;
  openedAt: string;
  closedAt: string | null;
  updatedAt: string;
  deadlineAt: string | null;
  suspendedAt: string | null;
  /** When the earliest of its tasks is due. */
  dueAt: string | null;
  /** Effects that keep failing and wait for an operator. */
  incidents: number;
  seq: number;
  head: string;
  /** The first run of its workflow, and the one that has written last; null before that was kept. */
  firstRun: string | null;
  run: string | null;
  /** Salt of the aliases of the people of this case. */
  salt: string;
  state: object;
}

/** A body or person in a role of a case; its id is all that the workflow knows. */
export interface PartyRow {
  id: string;
  caseId: string;
  role: string;
  bodyId: string | null;
  userId: string | null;
  /** For committee members: expert or representative. */
  kind: string | null;
  since: string;
  leftAt: string | null;
}

/** One stay of a case in a stage, kept beside its state to be counted; whose it is stands with it, so that no case is read. */
export interface VisitRow {
  caseId: string;
  visit: number;
  definitionId: string;
  stage: string;
  region: string;
  industry: string;
  enteredAt: string;
  leftAt: string | null;
  /** How long it was, by the platform's clock; null while it lasts. */
  minutes: number | null;
  /** Something was not done in time in it. */
  isLate: boolean;
}

/** What a case was awarded for, since its award is public. */
export interface AwardRow {
  caseId: string;
  region: string;
  industry: string;
  at: string;
  /** The unit of the amount, and how many of its smallest parts. */
  unit: string;
  parts: string;
}

/** Which user an alias of a case stands for. */
export interface AliasRow {
  caseId: string;
  alias: string;
  userId: string;
}

export interface EventRow {
  caseId: string;
  seq: number;
  at: string;
  kind: string;
  stage: string;
  action: string | null;
  actKey: string | null;
  recordKey: string;
  json: object;
  previousHash: string;
  hash: string;
}

export interface TaskRow {
  id: string;
  caseId: string;
  taskKey: string;
  action: string;
  stage: string;
  role: string;
  partyId: string | null;
  bodyId: string | null;
  userId: string | null;
  about: string | null;
  region: string;
  industry: string;
  since: string;
  dueAt: string | null;
  provisional: boolean;
  revision: string;
  claimedBy: string | null;
}

/** Whether the stage takes entries. `closesAt` null: no date closes it. */
export interface GateRow {
  caseId: string;
  visit: number;
  stage: string;
  open: boolean;
  suspended: boolean;
  closesAt: string | null;
  closes: Record<string, string>;
}

/** A bid, question, download or confirmation: written under the gate, never through the workflow. */
export interface EntryRow {
  id: string;
  caseId: string;
  visit: number;
  stage: string;
  action: string;
  partyId: string;
  bodyId: string;
  userId: string;
  receivedAt: string;
  version: number;
  /**
   * `revoked`, `unopened`: sealed, and not opened, by the fault of whoever handed it in or not; `unsecured`: its deposit
   * was not in at the deadline.
   */
  state: 'valid' | 'replaced' | 'withdrawn' | 'revoked' | 'unopened' | 'unsecured';
  form: Record<string, unknown>;
  documents: Record<string, string>;
  salt: string;
  hash: string;
  entryKey: string;
  answeredAt: string | null;
}

/** Whence an entry came, for those who watch over its case. */
export interface EntryOriginRow {
  entryId: string;
  caseId: string;
  /** Network address of the request; empty where there was none. */
  address: string;
  /** The hash of the mark that a browser keeps from its first sign-in; null for programs that keep none. */
  device: string | null;
}

/** A sealing that the platform has given its share for, and what became of it. */
export interface SealingRow {
  id: string;
  caseId: string;
  action: string;
  bodyId: string;
  /** Counts the sealings of this body for this action, from 1. */
  version: number;
  /** The platform's share, hexadecimal: secret until the seal is opened. */
  platformShare: string;
  createdAt: string;
  /** The entry by which the sealed file was handed in, with what its file shows to everybody. */
  entryId: string | null;
  header: object | null;
  signed: object | null;
  /** What the opening has found: what it says, or why it could not be opened. */
  opened: SealingOutcome | null;
  openedAt: string | null;
}

/** Somebody who was present at an opening, by having its page open. */
export interface AttendanceRow {
  id: string;
  caseId: string;
  userId: string;
  bodyId: string;
  role: string;
  /** First and last, by the platform's clock. */
  firstAt: string;
  lastAt: string;
  /** When they were last heard of, in real milliseconds: presence does not pass faster where the clock does. */
  heardAt: number;
}

/** A room of a centre in which experts can sit. */
export interface RoomRow {
  id: string;
  bodyId: string;
  name: string;
  address: string;
  /** Its seats are numbered from 1. */
  seats: number;
  /** Other centres may book it. */
  shared: boolean;
  active: boolean;
}

/** A time in which somebody at a seat was not heard of; instants of the platform's clock. */
export interface SeatGap {
  readonly from: string;
  readonly to: string;
}

/** A seat that is booked for the evaluation of a case, and who sits in it. */
export interface SeatRow {
  id: string;
  caseId: string;
  roomId: string;
  seat: number;
  /** Full hours, instants in UTC. */
  fromAt: string;
  untilAt: string;
  bookedBy: string;
  bookedAt: string;
  cancelledAt: string | null;
  userId: string | null;
  seatedAt: string | null;
  /** When whoever sits there was last heard of: by the platform's clock, and in real milliseconds. */
  lastAt: string | null;
  heardAt: number | null;
  gaps: SeatGap[];
}

/** An hour of a seat that is taken: nobody else can book it. */
export interface SeatHourRow {
  roomId: string;
  seat: number;
  /** `2026-03-02T01`, in UTC. */
  hour: string;
  seatId: string;
}

/** A draw of experts in one stay of a case. It names nobody: people are the hashes of `domain/drawing/draw-list.ts`. */
export interface DrawRow {
  id: string;
  caseId: string;
  visit: number;
  /** SHA-256 of the draw's secret, which the key of the platform makes again. */
  secretHash: string;
  list: DrawList;
  listHash: string;
  seatAt: string;
  place: string;
  fixedAt: string;
  /** Until when the owners of the shares may reveal them before the others open them. */
  revealUntil: string | null;
  seed: string | null;
  drawnOrder: string[] | null;
  drawnAt: string | null;
  state: 'drawing' | 'calling' | 'seated' | 'tooFewExperts';
  endedAt: string | null;
}

/** Somebody who was called, under the name of the draw. */
export interface DrawCallRow {
  id: string;
  drawId: string;
  person: string;
  speciality: string;
  /** Calls and answers of a draw are counted together, from 1. */
  called: number;
  calledAt: string;
  answerBy: string;
  answer: CallAnswer | null;
  answered: number | null;
  answeredAt: string | null;
  reason: string | null;
  seatedAt: string | null;
}

/** An expert of the register. The employer and the name are those of the account. */
export interface ExpertRow {
  /** That of the account. */
  id: string;
  specialities: string[];
  region: string;
  /** Professional title, as registered. */
  title: string;
  state: ExpertState;
  /** Until when a suspension lasts, a day in Shanghai. */
  suspendedUntil: string | null;
  since: string;
  /** The platform that keeps the expert; null for this one. Then there is no account, and these are the names. */
  origin: string | null;
  name: string | null;
  employer: string | null;
}

/** What this platform tells another of an expert whom it keeps; its numbers have no gaps. */
export interface ExpertRecordRow {
  number: number;
  expertId: string;
  madeAt: string;
  /** The record itself; empty for the one from which a chain goes on that this platform has lost. */
  body: object;
  previousHash: string;
  hash: string;
}

/** What another platform has told of an expert. */
export interface ExpertReceivedRow {
  sender: string;
  number: number;
  expertId: string;
  hash: string;
  body: object;
  signature: object;
  receivedAt: string;
}

/** What this platform has decided about an expert whom another keeps, for that one to fetch. */
export interface ExpertOrderRow {
  sender: string;
  number: number;
  body: object;
}

/** What was decided about an expert, in order. */
export interface ExpertEventRow {
  id: number;
  userId: string;
  kind: ExpertEventKind;
  at: string;
  decidedBy: string;
  content: Record<string, unknown>;
  /** The case and its event that decided it; what is older was decided without one. */
  caseId: string | null;
  caseSeq: number | null;
}

/** A tie of an expert to a body, as declared or found out; dates are days in Shanghai. */
export interface ExpertTieRow {
  id: string;
  userId: string;
  bodyId: string;
  kind: TieKind;
  until: string | null;
  notedAt: string;
  notedBy: string;
}

/** What was found in a sealed entry, or why it was not opened. */
export type SealingOutcome =
  | { readonly kind: 'opened'; readonly form: Record<string, unknown>; readonly documents: Record<string, string> }
  | { readonly kind: 'revoked' | 'unopened'; readonly why: string };

/** What of an act does not travel through the workflow. `hash` commits to salt and values. */
export interface SealedRow {
  id: string;
  caseId: string;
  action: string;
  values: Record<string, unknown>;
  salt: string;
  hash: string;
  createdAt: string;
}

/** The tender document of a project while it is written. Whoever saves names the revision that they have seen. */
export interface TenderDraftRow {
  projectId: string;
  revision: number;
  draft: TenderDraft;
  boq: Bill[];
  savedAt: string;
  savedBy: string;
}

/** A tender document as it was composed: its package and the same as PDF, both documents of the store. */
export interface TenderPackageRow {
  /** The id of the document that is the package. */
  packageId: string;
  projectId: string;
  /** The id of the PDF. */
  documentId: string;
  version: number;
  /** Of the package. */
  sha256: string;
  /** Of the draft that it was made of. */
  revision: number;
  /** In what it differs from the one before it, long texts cut. */
  differences: Difference[];
  composedAt: string;
  composedBy: string;
}

/** A version of a template that a centre has published, for the cases of its region. */
export interface TenderTemplateRow {
  id: string;
  templateId: string;
  version: number;
  region: string;
  template: TenderTemplate;
  publishedAt: string;
}

export interface DocumentRow {
  id: string;
  caseId: string | null;
  name: string;
  type: string;
  size: number;
  sha256: string;
  uploadedBy: string;
  bodyId: string;
  uploadedAt: string;
  /** In real time: since when it is there and no form names it. Null once one does: then it stays. */
  unusedSince: string | null;
}

/** A document that the platform itself has made of a case, and what it was made from. Its PDF is the document of that id. */
export interface PaperRow {
  id: string;
  caseId: string;
  /** The event that it was made for: of each kind there is one for an event. */
  seq: number;
  kind: IssuedPaper;
  data: Record<string, unknown>;
  /** SHA-256 of the canonical JSON of the data; it stands on every page. */
  hash: string;
  issuedAt: string;
}

/**
 * A document that arrives in parts, until they are joined. Its instants are real time, whatever the platform's clock
 * shows.
 */
export interface UploadRow {
  id: string;
  userId: string;
  bodyId: string;
  caseId: string | null;
  /** The field of a form that it is for, as the console knows it. */
  field: string | null;
  name: string;
  /** Bytes of the whole, and of every part but the last. */
  size: number;
  partSize: number;
  /** The media type, once the first part is there. */
  type: string | null;
  createdAt: string;
  /** When it is forgotten unless another part comes. */
  expiresAt: string;
  /** The content that the parts are being joined to, how many bytes of it are there, and when that was still so. */
  joinId: string | null;
  joined: number;
  joinAliveAt: string | null;
  /** The document that it became. */
  documentId: string | null;
}

/** A part that has arrived, as a content of its own. */
export interface UploadPartRow {
  uploadId: string;
  /** From 1. */
  number: number;
  contentId: string;
  size: number;
  sha256: string;
}

export interface DraftRow {
  userId: string;
  caseId: string;
  action: string;
  form: Record<string, unknown>;
  savedAt: string;
}

export interface EvaluationRow {
  caseId: string;
  visit: number;
  result: object;
  lottery: object | null;
  /** Null in results from before there was one. */
  salt: string | null;
  hash: string;
  createdAt: string;
}

export interface NoticeRow {
  id: string;
  number: string;
  caseId: string;
  seq: number;
  kind: string;
  process: string;
  region: string;
  industry: string;
  publishedAt: string;
  content: object;
  hash: string;
}

export interface CertificateRow {
  number: string;
  caseId: string;
  issuedAt: string;
  content: Record<string, unknown>;
  hash: string;
  signature: string;
  keyId: string;
}

export interface NotificationRow {
  id: string;
  userId: string;
  /** The same cause makes one notification. */
  cause: string;
  at: string;
  kind: string;
  messageZh: string;
  messageEn: string;
  caseId: string | null;
  /** The page of the console that it leads to, where that is not the case. */
  path: string | null;
  readAt: string | null;
}

/** How a person wants to be reached; without a row by the defaults. */
export interface MessageSettingRow {
  userId: string;
  settings: MessageSettings;
}

/** Where a person is reached: an address that a code has proved to be theirs. */
export interface ContactRow {
  userId: string;
  kind: string;
  address: string;
  verifiedAt: string;
}

/** A code that was sent to an address. Its instants are real time, as those of sessions are. */
export interface ContactCodeRow {
  id: string;
  userId: string;
  kind: string;
  address: string;
  salt: string;
  codeHash: string;
  createdAt: string;
  expiresAt: string;
  /** Wrong codes that were tried. */
  failures: number;
  usedAt: string | null;
}

/** One message to one person by one channel, from its planning to its end. */
export interface DeliveryRow {
  id: string;
  /** The notification that it tells of; for a code or a test an id of its own. */
  messageId: string;
  channel: string;
  userId: string;
  kind: string;
  caseId: string | null;
  content: DeliveryContent;
  createdAt: string;
  /** By the platform's clock: when it may go out, and from when it would say nothing any more. */
  notBefore: string;
  notAfter: string | null;
  inDigest: boolean;
  /** What goes out together; null while a digest still gathers. It is the id that the outside world sees. */
  parcel: string | null;
  state: 'waiting' | 'sent' | 'delivered' | 'kept' | 'failed' | 'givenUp';
  attempts: number;
  /** In real time: when it may be tried next, or until when the present attempt has it for itself. */
  nextTryAt: string;
  firstTryAt: string | null;
  sentAt: string | null;
  settledAt: string | null;
  /** Why it failed or was given up, as a word. */
  why: string | null;
  /** What the gateway said, for operators; without addresses. */
  error: string | null;
  decidedBy: string | null;
  reason: string | null;
}

/** What a message says; of a code only until it is sent. */
export interface DeliveryContent {
  readonly what?: { readonly zh: string; readonly en: string };
  readonly project?: string;
  readonly dueAt?: string;
  /** A page of the console. */
  readonly path?: string;
  readonly code?: string;
}

/** How a channel has fared. A row is there once it has failed. */
export interface ChannelStateRow {
  name: string;
  /** By the platform's clock; null while it works. */
  failingSince: string | null;
  failures: number;
  error: string | null;
  /** In real time. */
  pausedUntil: string;
}

/** What the embedded gateway keeps instead of sending it. */
export interface KeptMessageRow {
  id: string;
  messageId: string;
  channel: string;
  address: string;
  language: string;
  at: string;
  subject: string;
  body: string;
  /** How often the same message came. */
  times: number;
}

/** The feed that the event stream reads: what changed on screen. */
export interface ChangeRow {
  id: number;
  at: string;
  resource: string;
  caseId: string | null;
  userId: string | null;
}

export interface LinkRow {
  caseId: string;
  toCaseId: string;
  kind: string;
}

/** Who read what is secret, and when. */
/** Something on record. Rows are numbered and chained; once its time is over a row stands there without its content. */
export interface AuditRow {
  /** Its place in the chain, from 1 without gaps. */
  id: number;
  at: string;
  kind: string;
  userId: string | null;
  role: string | null;
  bodyId: string | null;
  address: string | null;
  caseId: string | null;
  region: string | null;
  subject: string | null;
  content: object | null;
  cause: string | null;
  /** Null once the content is forgotten: without it nobody can guess what was there. */
  salt: string | null;
  contentHash: string;
  previousHash: string;
  hash: string;
}

/** What an idempotency key was used for; `id` is a hash of the key and of where it counts. */
export interface RequestRow {
  id: string;
  at: string;
  hash: string;
}

/** A refused attempt: the proof that it was made, and when. */
export interface AttemptRow {
  id: string;
  at: string;
  userId: string | null;
  caseId: string | null;
  action: string | null;
  code: string;
  detail: string;
}

/**
 * What has still to be done outside of the database because of rows that are there: one row for each kind and subject,
 * however often it was asked for. Its instants are real time, whatever the platform's clock shows.
 */
export interface OutboxRow {
  /**
   * `begin` the workflow of a case, tell it that its entries changed, ask it to `restate` where it stands because an
   * act was sent and no answer came, archive the histories of its workflow, tell it of another `calendar`, forget the
   * content of a document, tell cases to `skip` failing steps as two people have decided, or tell the bank to `pay`.
   */
  kind: 'begin' | 'entriesChanged' | 'restate' | 'archive' | 'forgetContent' | 'calendar' | 'skip' | 'pay';
  /** The case, the act of a case, the document, the proposal, or the payment. */
  subject: string;
  /** Another each time it is asked for: what was done removes the row only as it was read. */
  stamp: string;
  since: string;
  nextAt: string;
  tries: number;
  /** Why it failed the last time. */
  error: string | null;
}

/** The archived history of a run of a case's workflow. The signature is over what `archive-seal.ts` says. */
export interface RunArchiveRow {
  runId: string;
  caseId: string;
  /** The run that it went on from. */
  continuedFrom: string | null;
  events: number;
  /** In the document store. */
  contentId: string;
  sha256: string;
  size: number;
  archivedAt: string;
  signature: string;
  keyId: string;
}

/** A list as somebody likes to look at it. At most one of `bodyId` and `role` says with whom it is shared. */
export interface ViewRow {
  id: string;
  userId: string;
  list: 'cases' | 'tasks' | 'notices';
  name: string;
  content: object;
  bodyId: string | null;
  role: string | null;
  savedAt: string;
}

/** The view that a list opens with for a person. */
export interface DefaultViewRow {
  userId: string;
  list: string;
  viewId: string;
}

/** Something that takes effect only when a second person has confirmed it. It stays, as the record of both. */
export interface ProposalRow {
  id: string;
  /**
   * `staff`: an account that has nothing but a role of the market at one body; `account`: any other. `office`: a body
   * with power over others; `body`: any other. `skip`: to go on without steps that keep failing.
   * `sender`: a key by which another platform is believed. `depositReturn`: deposits that go back together;
   * `forfeiture`: one that is lost. `tenderTemplate`: a version of a template of tender documents.
   */
  kind:
    | 'definition'
    | 'calendar'
    | 'account'
    | 'staff'
    | 'body'
    | 'office'
    | 'skip'
    | 'sender'
    | 'depositReturn'
    | 'forfeiture'
    | 'tenderTemplate';
  /** The id of the definition, account, body, case or platform, the year, or the region of several cases. */
  subject: string;
  /** Where it takes effect: whose remit covers it may confirm it. */
  region: string;
  /** The body whose own people may confirm it: that of `staff`. */
  bodyId: string | null;
  content: object;
  state: 'waiting' | 'confirmed' | 'refused' | 'withdrawn' | 'expired';
  proposedBy: string;
  proposedBodyId: string;
  proposedAt: string;
  /** From when it cannot be confirmed any more; null in those from before there was an end. */
  expiresAt: string | null;
  decidedBy: string | null;
  decidedBodyId: string | null;
  decidedAt: string | null;
  /** Why it was refused. */
  reason: string | null;
}

/** Somebody is absent from a role at a body, and another stands in. Days and instants are of Shanghai's days. */
export interface AbsenceRow {
  id: string;
  userId: string;
  bodyId: string;
  role: string;
  substituteId: string;
  /** Both days belong to it. */
  firstDay: string;
  lastDay: string;
  startsAt: string;
  /** The first instant after it. */
  endsAt: string;
  setBy: string;
  setAt: string;
  recalledBy: string | null;
  recalledAt: string | null;
}

export interface SerialRow {
  name: string;
  last: number;
}

/** Small facts of the installation, such as the origin of a clock that runs faster. */
export interface SettingRow {
  name: string;
  value: object;
}

/** An entry of the book of a case: nothing in this table is ever changed or removed, which the database itself refuses. */
export interface LedgerEntryRow {
  caseId: string;
  /** Counts the entries of the case, from 1, without a gap. */
  number: number;
  /** By the platform's clock. */
  at: string;
  /** Why it was written: the same cause is written once. */
  cause: string;
  debit: string;
  credit: string;
  fen: number;
  /** Carries on the hash of the entry before it. */
  hash: string;
}

/** The sub-account at the bank to which one bidder pays the deposit of one case, and from which account it has to come. */
export interface DepositAccountRow {
  id: string;
  caseId: string;
  bodyId: string;
  /** Its number at the bank, and the bank's name. */
  number: string;
  bank: string;
  /** The name of the body and the account that it pays from: others' money goes back. */
  payerName: string;
  payerAccount: string;
  openedAt: string;
}

/** A transfer that came in on a sub-account, as the bank tells of it, and what it was found to be. */
export interface BankTransferRow {
  /** The bank's number of it. */
  id: string;
  caseId: string;
  bodyId: string;
  payerName: string;
  payerAccount: string;
  fen: number;
  bookedAt: string;
  takenAt: string;
  /** `held`: it is a deposit or part of one; the others go back to the account that they came from. */
  verdict: 'held' | 'otherPayer' | 'late';
}

/** A payment that the bank was told to make. */
export interface BankPaymentRow {
  id: string;
  caseId: string;
  /** On whose sub-account the money lies. */
  bodyId: string;
  source: object;
  fen: number;
  interestFen: number;
  toName: string;
  toAccount: string;
  state: 'ordered' | 'paid' | 'refused';
  /** The proposal by which two people ordered it; null for what the platform sends back by itself. */
  batchId: string | null;
  orderedAt: string;
  settledAt: string | null;
  /** Why the bank will not make it. */
  why: string | null;
}

/** A signed report of the bank that has been used: nobody can send it once more. */
export interface BankNonceRow {
  /** The nonce that it was signed with. */
  id: string;
  at: string;
}
