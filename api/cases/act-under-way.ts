import type { EntityManager } from 'typeorm';
import { sha256 } from '../../domain/hash';
import { putInOutbox, takeFromOutbox } from '../../database/outbox';
import { rows, type Database } from '../../database/database';
import type { OutboxRow } from '../../database/rows';

/** Real milliseconds that an act is sent to Temporal for, again and again while it does not answer. */
export const sendingMs = 30_000;
/** Real milliseconds after which an act of which nothing was heard may be lost: nobody sends it any more then. */
const patienceMs = sendingMs + 5000;

const subjectOf = (caseId: string, key: string): string => `${caseId}/${sha256(key).slice(0, 16)}`;

/** The case of an act that is noted as under way. */
export const caseOfAct = (subject: string): string => subject.slice(0, subject.lastIndexOf('/'));

/** Real milliseconds after which a note is taken back when no other act comes that could do it. */
const tidyMs = 1000;

/** Notes of acts that are no longer under way, which wait to be taken back, by the database that holds them. */
const settled = new WeakMap<Database, Set<OutboxRow>>();

/**
 * Writes in one transaction, with the note that an act is being sent to Temporal. If the note is never taken back,
 * nobody knows whether Temporal has the act: the database may show one that was lost, so the case is then asked where
 * it stands. Notes of earlier acts are taken back along with it.
 */
export async function writeWithNote<T>(
  database: Database,
  caseId: string,
  key: string,
  work: (tx: EntityManager) => Promise<T>,
): Promise<{ readonly written: T; readonly underWay: OutboxRow | undefined }> {
  const old = [...(settled.get(database) ?? [])];
  const result = await database.write(async (tx) => {
    const written = await work(tx);
    for (const row of old) await takeFromOutbox(tx, row);
    const [underWay] = await putInOutbox(tx, 'restate', [subjectOf(caseId, key)], patienceMs);
    return { written, underWay };
  });
  forget(database, old);
  return result;
}

/**
 * Temporal was heard to have the act, or to have refused it: its note is taken back with the next one, or soon. A note
 * that stays because this process dies costs a question to the case, no more.
 */
export function noLongerUnderWay(database: Database, note: OutboxRow): void {
  const waiting = settled.get(database) ?? new Set();
  settled.set(database, waiting);
  if (waiting.size === 0) tidySoon(database);
  waiting.add(note);
}

const tidySoon = (database: Database): void => {
  setTimeout(() => void tidy(database), tidyMs).unref();
};

/** Takes back what no other act has taken back meanwhile. */
async function tidy(database: Database): Promise<void> {
  const old = [...(settled.get(database) ?? [])];
  if (old.length === 0) return;
  try {
    await database.write(async (tx) => {
      for (const row of old) await takeFromOutbox(tx, row);
    });
  } catch {
    // the database is away or closed: the sweep of the outbox deals with what it still holds
  }
  forget(database, old);
  // what was added while this was being written has no other who would come for it
  if (settled.get(database)?.size) tidySoon(database);
}

function forget(database: Database, old: readonly OutboxRow[]): void {
  const waiting = settled.get(database);
  for (const row of old) waiting?.delete(row);
}

/** Whether an act was sent and Temporal has not been heard to have it. */
export async function isUnderWay(
  database: Database,
  caseId: string,
  key: string,
  manager: EntityManager = database.read,
): Promise<boolean> {
  const note = await rows(manager, 'outbox').findOneBy({ kind: 'restate', subject: subjectOf(caseId, key) });
  if (!note) return false;
  return ![...(settled.get(database) ?? [])].some(({ stamp }) => stamp === note.stamp);
}
