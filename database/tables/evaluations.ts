import { flag, id, instant, integer, json, key, long, maybe, primary, string, table } from './table';

/** Results of evaluations, and the rooms and seats in which experts sit. */

/** What the arithmetic of the bids asked for in a stay, and what the committee has decided on it. */
export interface CorrectionRow {
  caseId: string;
  visit: number;
  found: object;
  decided: object | null;
  salt: string;
  hash: string;
  createdAt: string;
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

export const evaluationTables = {
  room: table<RoomRow>({
    name: 'evaluation_room',
    columns: {
      id: key,
      bodyId: id,
      name: string(100),
      address: string(200),
      seats: integer,
      shared: flag,
      active: flag,
    },
    indices: [['bodyId']],
  }),
  seat: table<SeatRow>({
    name: 'evaluation_seat',
    columns: {
      id: key,
      caseId: id,
      roomId: id,
      seat: integer,
      fromAt: instant,
      untilAt: instant,
      bookedBy: id,
      bookedAt: instant,
      cancelledAt: maybe(instant),
      userId: maybe(id),
      seatedAt: maybe(instant),
      lastAt: maybe(instant),
      heardAt: maybe(long),
      gaps: json,
    },
    unique: [['caseId', 'userId']],
    indices: [['roomId', 'fromAt']],
  }),
  seatHour: table<SeatHourRow>({
    name: 'evaluation_seat_hour',
    columns: { roomId: primary(id), seat: primary(integer), hour: primary(string(13)), seatId: id },
    indices: [['seatId']],
  }),
  evaluation: table<EvaluationRow>({
    name: 'evaluation',
    columns: {
      caseId: key,
      visit: primary(integer),
      result: json,
      lottery: maybe(json),
      salt: maybe(id),
      hash: id,
      createdAt: instant,
    },
  }),
  correction: table<CorrectionRow>({
    name: 'correction',
    columns: {
      caseId: key,
      visit: primary(integer),
      found: json,
      decided: maybe(json),
      salt: id,
      hash: id,
      createdAt: instant,
    },
  }),
} as const;
