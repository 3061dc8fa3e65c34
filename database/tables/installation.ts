import { id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** What the platform notes for itself: what is still to be done, what has changed, how far it has counted. */

/** The feed that the event stream reads: what changed on screen. */
export interface ChangeRow {
  id: number;
  at: string;
  resource: string;
  caseId: string | null;
  userId: string | null;
}

/** What an idempotency key was used for; `id` is a hash of the key and of where it counts. */
export interface RequestRow {
  id: string;
  at: string;
  hash: string;
  /** What went to the case under the key; null where nothing goes there. */
  sent: object | null;
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

export interface SerialRow {
  name: string;
  last: number;
}

/** Small facts of the installation, such as the origin of a clock that runs faster. */
export interface SettingRow {
  name: string;
  value: object;
}

export const installationTables = {
  change: table<ChangeRow>({
    name: 'change_feed',
    columns: {
      id: { kind: 'counter', primary: true },
      at: instant,
      resource: string(30),
      caseId: maybe(id),
      userId: maybe(id),
    },
    indices: [['at']],
  }),
  request: table<RequestRow>({
    name: 'request',
    columns: { id: key, at: instant, hash: id, sent: maybe(json) },
    indices: [['at']],
  }),
  outbox: table<OutboxRow>({
    name: 'outbox',
    columns: {
      kind: primary(string(30)),
      subject: key,
      stamp: id,
      since: instant,
      nextAt: instant,
      tries: integer,
      error: maybe(string(500)),
    },
    indices: [['nextAt']],
  }),
  serial: table<SerialRow>({ name: 'serial', columns: { name: key, last: integer } }),
  setting: table<SettingRow>({ name: 'setting', columns: { name: key, value: json } }),
} as const;
