import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { rows } from './database';

/** Real milliseconds after which a content that nothing names is forgotten: longer than the longest upload. */
const graceMs = 24 * 3_600_000;
/** How the outbox calls the notes of announced contents. */
export const announcedKind = 'forgetContent';

/**
 * Notes a content before it is put into the store, so that none lies there unknown: unless it is kept within a day, it
 * is forgotten again.
 */
export async function announceContent(tx: EntityManager, id: string): Promise<void> {
  const dueAt = new Date(Date.now() + graceMs).toISOString();
  await rows(tx, 'outbox').insert({
    kind: announcedKind,
    subject: id,
    stamp: randomUUID(),
    since: dueAt,
    nextAt: dueAt,
    tries: 0,
  });
}

/** Keeps an announced content, because this transaction writes a row that names it. @throws Error when it was given up */
export async function keepContent(tx: EntityManager, id: string): Promise<void> {
  const { affected } = await rows(tx, 'outbox').delete({ kind: announcedKind, subject: id });
  if (affected !== 1) throw new Error(`The content ${id} has been given up`);
}

/** Gives a content up that was announced and not kept. Answers whether it was so. */
export async function giveUpContent(tx: EntityManager, id: string): Promise<boolean> {
  const now = new Date().toISOString();
  const { affected } = await rows(tx, 'outbox').update(
    { kind: announcedKind, subject: id },
    { since: now, nextAt: now },
  );
  return affected === 1;
}
