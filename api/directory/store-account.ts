import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import { insertRow, rows } from '../../database/database';
import { noPassword } from '../../database/password';
import { text } from '../../definitions/language/text';
import { naturalKey } from '../../domain/text-order';
import { refuse } from '../http/refusal';
import type { AccountChange } from './account-change';
import type { RoleAt } from './user-rights';

const isSame = (one: RoleAt, other: RoleAt): boolean => one.bodyId === other.bodyId && one.role === other.role;

/** Gives and takes memberships; those that stay keep their id. Sessions that act as a lost one end. */
async function storeMemberships(tx: EntityManager, userId: string, wanted: readonly RoleAt[]): Promise<void> {
  const present = await rows(tx, 'membership').findBy({ userId });
  const gone = present.filter((row) => !wanted.some((each) => isSame(row, each)));
  if (gone.length > 0) {
    const ids = gone.map((row) => row.id);
    await rows(tx, 'membership').delete({ id: In(ids) });
    await rows(tx, 'session').delete({ membershipId: In(ids) });
  }
  const added = wanted.filter((each) => !present.some((row) => isSame(row, each)));
  for (const { role, bodyId } of added) await insertRow(tx, 'membership', { id: randomUUID(), userId, bodyId, role });
}

/** @throws Refusal `Conflict` when another account has the login name */
export async function refuseTakenLogin(manager: EntityManager, login: string, id: string | undefined): Promise<void> {
  const other = await rows(manager, 'user').findOneBy({ login });
  if (!other || other.id === id) return;
  throw refuse.conflict('Conflict', text('该用户名已被使用，请换一个', 'This login name is taken; choose another'));
}

/** Real milliseconds in which a password that somebody else has set lets its owner in to choose another. */
const firstPasswordMs = 7 * 24 * 3_600_000;
const firstPasswordEnds = (): string => new Date(Date.now() + firstPasswordMs).toISOString();

/** Makes an account, or changes it; another password, or none to act as, ends its sessions. */
export async function storeAccount(
  tx: EntityManager,
  id: string,
  { before, after, passwordHash }: AccountChange,
): Promise<void> {
  const { login, name, active, memberships } = after;
  const loginOrder = naturalKey(login);
  if (before) {
    const secret = passwordHash !== undefined && { passwordHash, firstPasswordUntil: firstPasswordEnds() };
    await rows(tx, 'user').update({ id }, { login, loginOrder, name, active, ...secret });
  } else {
    const createdAt = new Date().toISOString();
    const secret = { passwordHash: passwordHash ?? noPassword, firstPasswordUntil: firstPasswordEnds() };
    await insertRow(tx, 'user', { id, login, loginOrder, name, ...secret, locale: 'zh', active, createdAt });
  }
  await storeMemberships(tx, id, memberships);
  if (before && (passwordHash !== undefined || !active)) await rows(tx, 'session').delete({ userId: id });
}
