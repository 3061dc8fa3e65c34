import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';

/** The one connection of a process that writes to a SQLite file. */
export interface WritingConnection {
  /** @throws an error with a code of SQLite */
  exec(sql: string): unknown;
}

/** Runs transactions one after the other. */
export interface SqliteWriter {
  write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** Comes when nothing is left to write. */
  idle(): Promise<void>;
}

interface Job {
  /** Does the work and hands over what tells its caller so, once it is committed. */
  readonly work: (tx: EntityManager) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

/** So many works share a commit at most: other processes wait for the lock meanwhile. */
const mostTogether = 16;
/** Real milliseconds for which the lock of another process is waited for, and between two looks. */
const patienceMs = 10_000;
const lookMs = 1;
/** Real milliseconds between two commits when more waits: longer than others look away, so that they get their turn. */
const turnMs = 2;

/** Whether another connection has the lock. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/**
 * Writes for one process. Works that wait at the same time share one transaction and so one commit, which is what a
 * write costs on a disk; each has a savepoint of its own, so that one that fails is taken back alone. Nobody is answered
 * before the commit. While another process holds the lock this one goes on with everything else: the connection must
 * not wait for it by itself.
 */
export function sqliteWriter(connection: WritingConnection, manager: EntityManager): SqliteWriter {
  const waiting: Job[] = [];
  let working: Promise<void> | undefined;

  const begin = async (): Promise<void> => {
    for (const until = performance.now() + patienceMs; ; await sleep(lookMs)) {
      try {
        connection.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      }
    }
  };

  /** @throws what the work has thrown, when the whole transaction is gone with it */
  const doAlone = async ({ work, reject }: Job): Promise<(() => void) | undefined> => {
    connection.exec('SAVEPOINT work');
    try {
      const done = await work(manager);
      connection.exec('RELEASE work');
      return done;
    } catch (error) {
      reject(error);
      try {
        connection.exec('ROLLBACK TO work; RELEASE work');
      } catch {
        // SQLite has rolled back everything by itself, as it does when its disk is full
        throw error;
      }
      return undefined;
    }
  };

  const writeTogether = async (): Promise<void> => {
    try {
      await begin();
    } catch (error) {
      for (const { reject } of waiting.splice(0)) reject(error);
      return;
    }
    const taken: Job[] = [];
    const done: (() => void)[] = [];
    try {
      for (let job = waiting.shift(); job; job = taken.length < mostTogether ? waiting.shift() : undefined) {
        taken.push(job);
        const tell = await doAlone(job);
        if (tell) done.push(tell);
      }
      connection.exec('COMMIT');
    } catch (error) {
      try {
        connection.exec('ROLLBACK');
      } catch {
        // it is rolled back; what matters is why
      }
      for (const { reject } of taken) reject(error);
      return;
    }
    for (const tell of done) tell();
  };

  const writeAll = async (): Promise<void> => {
    for (;;) {
      await writeTogether();
      if (waiting.length === 0) break;
      await sleep(turnMs);
    }
    working = undefined;
  };

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        const job = async (tx: EntityManager) => {
          const result = await work(tx);
          return () => resolve(result);
        };
        waiting.push({ work: job, reject });
        working ??= writeAll();
      }),
    idle: async () => {
      while (working) await working;
    },
  };
}
