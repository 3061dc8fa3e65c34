import { flag, id, instant, integer, json, key, long, maybe, primary, string, table } from './table';

/** What is handed in under the gate of a stage, sealed or open, and what is prepared for it. */

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

export interface DraftRow {
  userId: string;
  caseId: string;
  action: string;
  form: Record<string, unknown>;
  savedAt: string;
}

export const entryTables = {
  gate: table<GateRow>({
    name: 'gate',
    columns: {
      caseId: key,
      visit: integer,
      stage: string(60),
      open: flag,
      suspended: flag,
      closesAt: maybe(instant),
      closes: json,
    },
  }),
  entry: table<EntryRow>({
    name: 'entry',
    columns: {
      id: key,
      caseId: id,
      visit: integer,
      stage: string(60),
      action: string(60),
      partyId: id,
      bodyId: id,
      userId: id,
      receivedAt: instant,
      version: integer,
      state: string(10),
      form: json,
      documents: json,
      salt: id,
      hash: id,
      entryKey: id,
      answeredAt: maybe(instant),
    },
    unique: [
      ['caseId', 'entryKey'],
      ['caseId', 'action', 'partyId', 'version'],
    ],
  }),
  sealed: table<SealedRow>({
    name: 'sealed',
    columns: { id: key, caseId: id, action: string(60), values: json, salt: id, hash: id, createdAt: instant },
    indices: [['caseId']],
  }),
  entryOrigin: table<EntryOriginRow>({
    name: 'entry_origin',
    columns: { entryId: key, caseId: id, address: string(64), device: maybe(id) },
    indices: [['caseId']],
  }),
  sealing: table<SealingRow>({
    name: 'sealing',
    columns: {
      id: key,
      caseId: id,
      action: string(60),
      bodyId: id,
      version: integer,
      platformShare: id,
      createdAt: instant,
      entryId: maybe(id),
      header: maybe(json),
      signed: maybe(json),
      opened: maybe(json),
      openedAt: maybe(instant),
    },
    unique: [['caseId', 'action', 'bodyId', 'version'], ['entryId']],
  }),
  attendance: table<AttendanceRow>({
    name: 'attendance',
    columns: {
      id: key,
      caseId: id,
      userId: id,
      bodyId: id,
      role: string(30),
      firstAt: instant,
      lastAt: instant,
      heardAt: long,
    },
    unique: [['caseId', 'userId', 'bodyId', 'role']],
  }),
  draft: table<DraftRow>({
    name: 'draft',
    columns: { userId: key, caseId: key, action: primary(string(60)), form: json, savedAt: instant },
  }),
} as const;
