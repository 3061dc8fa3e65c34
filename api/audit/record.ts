import { appendAudit, type AuditEntry } from '../../database/audit';
import { rows, type Database } from '../../database/database';
import { sha256 } from '../../domain/hash';
import type { SignedIn } from '../session/signed-in';

interface Waiting {
  readonly entries: readonly AuditEntry[];
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

/** What waits to be written, for each database; while a transaction runs, more gathers for the next. */
const gathering = new WeakMap<Database, Waiting[]>();

async function writeAll(database: Database, waiting: Waiting[]): Promise<void> {
  while (waiting.length > 0) {
    const batch = waiting.splice(0);
    try {
      await database.write((tx) =>
        appendAudit(
          tx,
          batch.flatMap(({ entries }) => entries),
        ),
      );
      for (const { written } of batch) written();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }
  gathering.delete(database);
}

/**
 * Puts entries on record; done when they are written and committed. What many ask for at once is written in one
 * transaction, so that reads that have to be recorded do not stand in a queue one by one.
 */
export function record(database: Database, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return Promise.resolve();
  return new Promise((written, failed) => {
    const waiting = gathering.get(database);
    if (waiting) {
      waiting.push({ entries, written, failed });
      return;
    }
    const first = [{ entries, written, failed }];
    gathering.set(database, first);
    void writeAll(database, first);
  });
}

/** Who does it, in which role and for whom, from where. */
export const actorOf = ({ user, membership, address }: SignedIn) => ({
  userId: user.id,
  role: membership.role,
  bodyId: membership.body.id,
  region: membership.region,
  address,
});

interface SecretRead {
  readonly caseId: string;
  readonly region: string | null;
  /** `committee`, `history`, `document`, or the action whose form was read. */
  readonly what: string;
  readonly subject?: string;
}

/** Puts on record, once an hour, that somebody reads what is still secret from others; done before it is shown. */
export async function recordSecretReads(
  database: Database,
  me: SignedIn,
  at: string,
  reads: readonly SecretRead[],
): Promise<void> {
  const entries = reads.map(({ what, ...read }) => ({
    ...actorOf(me),
    ...read,
    kind: 'secretRead' as const,
    at,
    content: { what },
    cause: sha256(`${me.user.id}/${read.caseId}/${what}/${read.subject ?? ''}/${at.slice(0, 13)}`).slice(0, 32),
  }));
  const isNew = await Promise.all(
    entries.map(async ({ cause }) => !(await rows(database.read, 'audit').existsBy({ cause }))),
  );
  await record(
    database,
    entries.filter((_entry, index) => isNew[index]),
  );
}
