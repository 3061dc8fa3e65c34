import { id, instant, integer, json, key, maybe, primary, string, table } from './table';

/** What is on record of people: acts that are watched, and attempts that were refused. */

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

export const auditTables = {
  audit: table<AuditRow>({
    name: 'audit',
    columns: {
      id: primary(integer),
      at: instant,
      kind: string(20),
      userId: maybe(id),
      role: maybe(string(30)),
      bodyId: maybe(id),
      address: maybe(string(64)),
      caseId: maybe(id),
      region: maybe(string(6)),
      subject: maybe(id),
      content: maybe(json),
      cause: maybe(id),
      salt: maybe(string(32)),
      contentHash: id,
      previousHash: id,
      hash: id,
    },
    unique: [['cause']],
    indices: [['kind', 'id'], ['userId', 'id'], ['caseId', 'id'], ['subject', 'id'], ['region', 'id'], ['at']],
  }),
  attempt: table<AttemptRow>({
    name: 'attempt',
    columns: {
      id: key,
      at: instant,
      userId: maybe(id),
      caseId: maybe(id),
      action: maybe(string(60)),
      code: string(30),
      detail: string(500),
    },
    indices: [['caseId', 'at'], ['at'], ['userId', 'at']],
  }),
} as const;
