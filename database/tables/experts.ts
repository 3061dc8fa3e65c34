import type { TieKind } from '../../domain/drawing/avoidance';
import type { CallAnswer } from '../../domain/drawing/calls';
import type { DrawList } from '../../domain/drawing/draw-list';
import type { ExpertEventKind, ExpertState } from '../../domain/drawing/expert-standing';
import { id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** The register of experts, and the draws from it. */

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

export const expertTables = {
  draw: table<DrawRow>({
    name: 'expert_draw',
    columns: {
      id: key,
      caseId: id,
      visit: integer,
      secretHash: id,
      list: json,
      listHash: id,
      seatAt: instant,
      place: string(200),
      fixedAt: instant,
      revealUntil: maybe(instant),
      seed: maybe(id),
      drawnOrder: maybe(json),
      drawnAt: maybe(instant),
      state: string(20),
      endedAt: maybe(instant),
    },
    unique: [['caseId', 'visit']],
    indices: [['state', 'fixedAt']],
  }),
  drawCall: table<DrawCallRow>({
    name: 'expert_call',
    columns: {
      id: key,
      drawId: id,
      person: id,
      speciality: string(20),
      called: integer,
      calledAt: instant,
      answerBy: instant,
      answer: maybe(string(20)),
      answered: maybe(integer),
      answeredAt: maybe(instant),
      reason: maybe(string(500)),
      seatedAt: maybe(instant),
    },
    unique: [['drawId', 'person']],
  }),
  expert: table<ExpertRow>({
    name: 'expert',
    columns: {
      id: key,
      specialities: json,
      region: string(6),
      title: string(100),
      state: string(20),
      suspendedUntil: maybe(string(10)),
      since: instant,
      origin: maybe(string(40)),
      name: maybe(string(100)),
      employer: maybe(string(400)),
    },
    indices: [['state', 'region']],
  }),
  expertRecord: table<ExpertRecordRow>({
    name: 'expert_record',
    columns: {
      number: primary(integer),
      expertId: id,
      madeAt: instant,
      body: json,
      previousHash: id,
      hash: id,
    },
    indices: [['expertId', 'number']],
  }),
  expertReceived: table<ExpertReceivedRow>({
    name: 'expert_received',
    columns: {
      sender: primary(string(40)),
      number: primary(integer),
      expertId: id,
      hash: id,
      body: json,
      signature: json,
      receivedAt: instant,
    },
    indices: [['expertId', 'number']],
  }),
  expertOrder: table<ExpertOrderRow>({
    name: 'expert_order',
    columns: { sender: primary(string(40)), number: primary(integer), body: json },
  }),
  expertEvent: table<ExpertEventRow>({
    name: 'expert_event',
    columns: {
      id: { kind: 'counter', primary: true },
      userId: id,
      kind: string(20),
      at: instant,
      decidedBy: id,
      content: json,
      caseId: maybe(id),
      caseSeq: maybe(integer),
    },
    unique: [['caseId', 'caseSeq']],
    indices: [['userId', 'id']],
  }),
  expertTie: table<ExpertTieRow>({
    name: 'expert_tie',
    columns: {
      id: key,
      userId: id,
      bodyId: id,
      kind: string(20),
      until: maybe(string(10)),
      notedAt: instant,
      notedBy: id,
    },
    indices: [['userId']],
  }),
} as const;
