import { randomBytes } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import type { AuditKind } from '../domain/audit-kinds';
import { chainHash, chainStart, hashOf } from '../domain/hash';
import { insertRows, rows } from './database';
import type { AuditRow } from './rows';
import { nextSerials } from './serial';

/** The serial that numbers the rows of the audit; who has increased it writes them, and nobody else meanwhile. */
export const auditSerial = 'audit';

/** Something that has to be on record: who, in which role, what, of what, when, from where. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** By the platform's clock. */
  readonly at: string;
  readonly userId?: string | null;
  readonly role?: string | null;
  readonly bodyId?: string | null;
  readonly address?: string | null;
  readonly caseId?: string | null;
  /** Whose remit covers it may read it; without one only the operators of the platform. */
  readonly region?: string | null;
  /** What it was done to: an account, a body, a document, a definition, a year. */
  readonly subject?: string | null;
  /** More about it; never a value that is secret. */
  readonly content?: object | null;
  /** The same cause is written down once. */
  readonly cause?: string | null;
}

type Covered = Pick<
  AuditRow,
  'userId' | 'role' | 'bodyId' | 'address' | 'caseId' | 'region' | 'subject' | 'content' | 'salt'
>;

/** What the hash of a row's content covers. */
export const auditContentHash = (row: Covered): string => {
  const { userId, role, bodyId, address, caseId, region, subject, content, salt } = row;
  return hashOf({ userId, role, bodyId, address, caseId, region, subject, content, salt });
};

/** The hash of a row, which the next one carries on. It holds also when the content has been forgotten. */
export const auditHash = (row: Pick<AuditRow, 'previousHash' | 'id' | 'at' | 'kind' | 'contentHash'>): string => {
  const { previousHash, id, at, kind, contentHash } = row;
  return chainHash(previousHash, { id, at, kind, contentHash });
};

const cut = (text: string | null | undefined, length: number): string | null =>
  text === null || text === undefined ? null : Buffer.from(text.slice(0, length)).toString();

function rowOf(entry: AuditEntry, id: number, previousHash: string): AuditRow {
  const row = {
    id,
    at: entry.at,
    kind: entry.kind,
    userId: entry.userId ?? null,
    role: entry.role ?? null,
    bodyId: entry.bodyId ?? null,
    address: cut(entry.address, 64),
    caseId: cut(entry.caseId, 64),
    region: entry.region ?? null,
    subject: cut(entry.subject, 64),
    // as it will be read again
    content: entry.content ? (JSON.parse(JSON.stringify(entry.content)) as object) : null,
    cause: entry.cause ?? null,
    salt: randomBytes(16).toString('hex'),
    previousHash,
  };
  const withContent = { ...row, contentHash: auditContentHash(row) };
  return { ...withContent, hash: auditHash(withContent) };
}

async function hashBefore(tx: EntityManager, id: number): Promise<string> {
  if (id === 1) return chainStart;
  return (await rows(tx, 'audit').findOneByOrFail({ id: id - 1 })).hash;
}

/**
 * Writes entries at the end of the chain, in their order, within a transaction: do it as its last step, since nobody
 * else can write until it ends. What was written down under the same cause is left out.
 */
export async function appendAudit(tx: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
  const causes = entries.flatMap(({ cause }) => cause ?? []);
  // before anybody else's cause is looked for: they may be writing the same
  let last = await nextSerials(tx, auditSerial, 0);
  const known = causes.length > 0 ? await rows(tx, 'audit').findBy({ cause: In(causes) }) : [];
  const seen = new Set(known.map(({ cause }) => cause));
  const fresh = entries.filter(({ cause }) => {
    if (cause === undefined || cause === null) return true;
    if (seen.has(cause)) return false;
    seen.add(cause);
    return true;
  });
  if (fresh.length === 0) return;
  let previous = await hashBefore(tx, last + 1);
  const written: AuditRow[] = [];
  for (const entry of fresh) {
    last += 1;
    const row = rowOf(entry, last, previous);
    previous = row.hash;
    written.push(row);
  }
  await insertRows(tx, 'audit', written);
  await nextSerials(tx, auditSerial, fresh.length);
}
