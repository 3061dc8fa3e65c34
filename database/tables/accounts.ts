import { flag, id, instant, json, key, maybe, primary, string, table } from './table';

/** Bodies, people, what they may do for whom, and how they come in. */

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

export const accountTables = {
  region: table<RegionRow>({
    name: 'region',
    columns: { code: primary(string(6)), parent: maybe(string(6)), nameZh: string(100), nameEn: string(100) },
  }),
  body: table<BodyRow>({
    name: 'body',
    columns: {
      id: key,
      name: string(200),
      kinds: json,
      uscc: maybe(string(18)),
      region: string(6),
      industries: json,
      active: flag,
    },
    unique: [['uscc']],
    indices: [['name']],
  }),
  user: table<UserRow>({
    name: 'user_account',
    columns: {
      id: key,
      login: string(60),
      name: string(100),
      passwordHash: string(250),
      locale: string(2),
      active: flag,
      createdAt: instant,
      firstPasswordUntil: maybe(instant),
      loginOrder: string(120),
    },
    unique: [['login']],
    indices: [['loginOrder', 'id']],
  }),
  membership: table<MembershipRow>({
    name: 'membership',
    columns: { id: key, userId: id, bodyId: id, role: string(30) },
    unique: [['userId', 'bodyId', 'role']],
    indices: [['bodyId', 'role']],
  }),
  session: table<SessionRow>({
    name: 'session',
    columns: { id: key, userId: id, membershipId: id, createdAt: instant, expiresAt: instant },
    indices: [['userId'], ['expiresAt']],
  }),
  login: table<LoginRow>({
    name: 'login',
    columns: { id: key, at: instant, login: string(100), userId: maybe(id), ok: flag, address: string(64) },
    indices: [['login', 'at'], ['at'], ['userId', 'at']],
  }),
  absence: table<AbsenceRow>({
    name: 'absence',
    columns: {
      id: key,
      userId: id,
      bodyId: id,
      role: string(30),
      substituteId: id,
      firstDay: string(10),
      lastDay: string(10),
      startsAt: instant,
      endsAt: instant,
      setBy: id,
      setAt: instant,
      recalledBy: maybe(id),
      recalledAt: maybe(instant),
    },
    indices: [
      ['userId', 'endsAt'],
      ['substituteId', 'endsAt'],
      ['bodyId', 'endsAt'],
    ],
  }),
} as const;
