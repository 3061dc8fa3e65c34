import type { EntityManager } from 'typeorm';
import { hashOf } from '../domain/hash';
import { rows } from './database';
import { insertUnlessThere } from './plain-statements';

/** An idempotency key where it counts: of an act or entry in a case, or of a project by whoever opens it. */
export interface RequestKey {
  readonly kind: 'act' | 'entry' | 'project';
  readonly within: string;
  readonly key: string;
}

const idOf = ({ kind, within, key }: RequestKey): string => hashOf([kind, within, key]);

/** Notes what a key is used for, in the transaction of that use. The key is part of the hash, as its salt. */
export async function noteRequest(tx: EntityManager, key: RequestKey, content: unknown, at: string): Promise<void> {
  const id = idOf(key);
  const hash = hashOf([id, content]);
  const noted = await rows(tx, 'request').update({ id }, { hash, at });
  if (noted.affected) return;
  await insertUnlessThere(tx, 'request', { id, hash, at, sent: null });
}

/**
 * Notes what a key is used for and what is sent to the case for it, in the transaction of that use. Temporal keeps what
 * came last under a key, and the worker may have taken what came first: so while something is on its way, the same goes
 * there again and nothing else.
 * @returns what is to be sent: `sent`, or what went before and `isUnderWay`; undefined when that is for other content
 */
export async function noteSent<T extends object>(
  tx: EntityManager,
  key: RequestKey,
  content: unknown,
  at: string,
  sent: T,
  isUnderWay: () => Promise<boolean>,
): Promise<T | undefined> {
  const id = idOf(key);
  const hash = hashOf([id, content]);
  if (await insertUnlessThere(tx, 'request', { id, hash, at, sent })) return sent;
  if (await isUnderWay()) return sentFor<T>(tx, key, content);
  await rows(tx, 'request').update({ id }, { hash, at, sent });
  return sent;
}

/** What was sent to the case for this very content; undefined when nothing was. */
export async function sentFor<T extends object>(
  manager: EntityManager,
  key: RequestKey,
  content: unknown,
): Promise<T | undefined> {
  const id = idOf(key);
  const noted = await rows(manager, 'request').findOneBy({ id });
  // what is written under a kind of key is read under the same
  return noted?.sent && noted.hash === hashIfAny([id, content]) ? (noted.sent as T) : undefined;
}

/**
 * Whether the key was used for something else: then a receipt would be for what was not handed in. What was noted so
 * long ago that it is forgotten counts as the same.
 */
export async function isOtherRequest(manager: EntityManager, key: RequestKey, content: unknown): Promise<boolean> {
  const id = idOf(key);
  const noted = await rows(manager, 'request').findOneBy({ id });
  return noted !== null && noted.hash !== hashIfAny([id, content]);
}

/** A request that could never have been taken has no hash: half a surrogate pair, lists nested without end. */
function hashIfAny(value: unknown): string | undefined {
  try {
    return hashOf(value);
  } catch {
    return undefined;
  }
}
