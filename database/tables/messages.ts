import type { MessageSettings } from '../../domain/message-settings';
import { flag, id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** What people are told, by which channel, and what became of it. */

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

export const messageTables = {
  notification: table<NotificationRow>({
    name: 'notification',
    columns: {
      id: key,
      userId: id,
      cause: string(190),
      at: instant,
      kind: string(20),
      messageZh: string(500),
      messageEn: string(500),
      caseId: maybe(id),
      path: maybe(string(100)),
      readAt: maybe(instant),
    },
    unique: [['userId', 'cause']],
    indices: [['userId', 'at'], ['at']],
  }),
  messageSetting: table<MessageSettingRow>({
    name: 'message_setting',
    columns: { userId: key, settings: json },
  }),
  contact: table<ContactRow>({
    name: 'contact',
    columns: { userId: key, kind: primary(string(10)), address: string(254), verifiedAt: instant },
  }),
  contactCode: table<ContactCodeRow>({
    name: 'contact_code',
    columns: {
      id: key,
      userId: id,
      kind: string(10),
      address: string(254),
      salt: id,
      codeHash: id,
      createdAt: instant,
      expiresAt: instant,
      failures: integer,
      usedAt: maybe(instant),
    },
    indices: [
      ['userId', 'createdAt'],
      ['address', 'createdAt'],
    ],
  }),
  delivery: table<DeliveryRow>({
    name: 'delivery',
    columns: {
      id: key,
      messageId: id,
      channel: string(10),
      userId: id,
      kind: string(20),
      caseId: maybe(id),
      content: json,
      createdAt: instant,
      notBefore: instant,
      notAfter: maybe(instant),
      inDigest: flag,
      parcel: maybe(id),
      state: string(10),
      attempts: integer,
      nextTryAt: instant,
      firstTryAt: maybe(instant),
      sentAt: maybe(instant),
      settledAt: maybe(instant),
      why: maybe(string(20)),
      error: maybe(string(300)),
      decidedBy: maybe(id),
      reason: maybe(string(500)),
    },
    unique: [['messageId', 'channel']],
    indices: [['state', 'channel', 'notBefore'], ['createdAt', 'id'], ['parcel'], ['userId', 'createdAt']],
  }),
  channelState: table<ChannelStateRow>({
    name: 'channel_state',
    columns: {
      name: key,
      failingSince: maybe(instant),
      failures: integer,
      error: maybe(string(300)),
      pausedUntil: instant,
    },
  }),
  keptMessage: table<KeptMessageRow>({
    name: 'kept_message',
    columns: {
      id: key,
      messageId: id,
      channel: string(10),
      address: string(254),
      language: string(2),
      at: instant,
      subject: string(500),
      body: json,
      times: integer,
    },
    indices: [['at', 'id']],
  }),
} as const;
