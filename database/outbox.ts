import { randomUUID } from 'node:crypto';
import { LessThanOrEqual, MoreThan, Not, type EntityManager } from 'typeorm';
import { announcedKind } from './announced-contents';
import { rows, type Database } from './database';
import { insertOrChange } from './plain-statements';
import type { OutboxRow } from './rows';

/** Real milliseconds that whoever wrote the rows has to do the rest themselves, before the sweep looks at it. */
const headStartMs = 3000;
/** Real milliseconds that who has claimed a row keeps it from others. */
const claimMs = 15_000;
/** What fails for a reason of its own waits longer and longer, at most so many real milliseconds. */
const longestPauseMs = 10 * 60_000;

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const asRead = ({ kind, subject, stamp }: OutboxRow) => ({ kind, subject, stamp });

/**
 * Notes what is to be done outside of the database because of rows that this transaction writes: it is done after the
 * commit, whatever happens to this process. What waits already is asked for anew, in the same row. Whoever writes the
 * rows has `headStart` real milliseconds to do it themselves.
 */
export async function putInOutbox(
  tx: EntityManager,
  kind: OutboxRow['kind'],
  subjects: readonly string[],
  headStart = headStartMs,
): Promise<OutboxRow[]> {
  const since = inMs(0);
  const nextAt = inMs(headStart);
  const noted = subjects.map((subject): OutboxRow => ({
    kind,
    subject,
    stamp: randomUUID(),
    since,
    nextAt,
    tries: 0,
    error: null,
  }));
  if (noted.length === 0) return [];
  await insertOrChange(tx, 'outbox', noted, { key: ['kind', 'subject'], changed: ['stamp', 'nextAt', 'tries'] });
  return noted;
}

/**
 * Claims what is due, the longest waiting first, at most so many; another process does not get the same for a while.
 * Nothing but an announced content waits for longer than the longest pause: what seems to was written by a clock that
 * ran ahead.
 */
export async function claimDue(database: Database, most: number): Promise<OutboxRow[]> {
  const now = inMs(0);
  const tooFar = { kind: Not<OutboxRow['kind']>(announcedKind), nextAt: MoreThan(inMs(longestPauseMs + claimMs)) };
  const where = [{ nextAt: LessThanOrEqual(now) }, tooFar];
  const due = { where, order: { nextAt: 'ASC' }, take: most } as const;
  if (!(await rows(database.read, 'outbox').existsBy(due.where))) return [];
  return database.write(async (tx) => {
    const claimed: OutboxRow[] = [];
    for (const row of await rows(tx, 'outbox').find(due)) {
      const { affected } = await rows(tx, 'outbox').update(
        { ...asRead(row), nextAt: row.nextAt },
        { nextAt: inMs(claimMs) },
      );
      if (affected === 1) claimed.push(row);
    }
    return claimed;
  });
}

/** It is done; what was asked for anew meanwhile stays. */
export async function removeFromOutbox(database: Database, row: OutboxRow): Promise<void> {
  await database.write((tx) => takeFromOutbox(tx, row));
}

/** It is done, as this transaction writes; what was asked for anew meanwhile stays. */
export async function takeFromOutbox(tx: EntityManager, row: OutboxRow): Promise<void> {
  await rows(tx, 'outbox').delete(asRead(row));
}

/** It failed for a reason of its own and is tried again later. */
export async function putOff(database: Database, row: OutboxRow, why: string): Promise<void> {
  const nextAt = inMs(Math.min(longestPauseMs, headStartMs * 2 ** row.tries));
  const error = why.slice(0, 500);
  await database.write((tx) => rows(tx, 'outbox').update(asRead(row), { nextAt, tries: row.tries + 1, error }));
}

/** It is too early for it: it is looked at again after so many real milliseconds, and has not failed. */
export async function postpone(database: Database, row: OutboxRow, pauseMs: number): Promise<void> {
  await database.write((tx) => rows(tx, 'outbox').update(asRead(row), { nextAt: inMs(pauseMs) }));
}
