import { randomUUID } from 'node:crypto';
import { ipKeyGenerator } from 'express-rate-limit';
import { MoreThan, type EntityManager } from 'typeorm';
import { rows, type Database } from '../../database/database';
import { isPassword, noPassword } from '../../database/password';
import type { LoginRow, UserRow } from '../../database/rows';
import { sha256 } from '../../domain/hash';
import { record } from '../audit/record';
import { Refusal, refuse } from '../http/refusal';
import { membershipsOf } from './memberships';
import { openTurns } from './turns';

const mostFailures = 10;
const windowMs = 15 * 60_000;
const knownMs = 30 * 24 * 3_600_000;

/** A check of a password keeps one of libuv's four threads busy, through which documents come and go as well. */
const checksAtOnce = 2;
/** So many checks of one address wait; each takes some tenths of a second. */
const mostWaiting = 20;
const waitSeconds = 10;
const checks = openTurns(checksAtOnce, mostWaiting);

/** Lets attempts on one account pass one after the other, so that none is overlooked. SQLite's writers do so anyway. */
export async function lockUser(tx: EntityManager, { dialect }: Database, id: string): Promise<void> {
  if (dialect !== 'mysql') return;
  await rows(tx, 'user')
    .createQueryBuilder('account')
    .where('account.id = :id', { id })
    .setLock('pessimistic_write')
    .getOne();
}

/**
 * The failure that locks an account for an address: the tenth since the last success, within fifteen minutes; undefined
 * where it is open. An address from which the account was signed in to within a month answers only for its own
 * failures: or whoever knows a login name could lock its owner out on the day of the deadline.
 */
async function lockOf(tx: EntityManager, login: string, address: string): Promise<LoginRow | undefined> {
  const since = (ms: number) => MoreThan(new Date(Date.now() - ms).toISOString());
  const logins = rows(tx, 'login');
  const isKnown = await logins.existsBy({ login, at: since(knownMs), ok: true, address });
  const recent = await logins.find({
    where: { login, at: since(windowMs), ...(isKnown && { address }) },
    order: { at: 'DESC' },
  });
  const success = recent.findIndex((row) => row.ok);
  const failures = success < 0 ? recent : recent.slice(0, success);
  return failures[mostFailures - 1];
}

/** Seconds until the lock is open again. */
const secondsLeft = ({ at }: LoginRow): number =>
  Math.max(1, Math.ceil((Date.parse(at) + windowMs - Date.now()) / 1000));

/** What an attempt to sign in is put on record with. */
export interface LoginAttempt {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** By the platform's clock. */
  readonly at: string;
}

/** Whose account it is, for the record: their remit decides who may read it. */
async function accountOf({ read }: Database, user: UserRow | null) {
  const [membership] = user ? await membershipsOf(read, user.id) : [];
  return {
    userId: user?.id ?? null,
    ...(membership && { role: membership.role, bodyId: membership.body.id, region: membership.region }),
  };
}

/**
 * Checks a login name and password and writes the attempt down. It counts as failed until the password was found
 * right, so that guesses sent all at once are counted too. An unknown name takes as long as a wrong password.
 * @returns the id of the person
 * @throws Refusal `WrongCredentials`, `PasswordExpired` for a first password that was not changed in time, or
 *   `TooManyAttempts` without looking at the password: also while too many others from that address are looked at
 */
export async function checkLogin(database: Database, attempt: LoginAttempt): Promise<string> {
  const { password, address } = attempt;
  const login = attempt.login.trim().toLowerCase();
  const id = randomUUID();
  const user = await rows(database.read, 'user').findOneBy({ login });
  const put = async (kind: 'loginFailed' | 'guess' | 'lockedOut', cause?: string) =>
    record(database, [
      { ...(await accountOf(database, user)), kind, at: attempt.at, address, content: { login }, cause: cause ?? null },
    ]);
  const lock = await database.write(async (tx) => {
    if (user) await lockUser(tx, database, user.id);
    const locked = await lockOf(tx, login, address);
    if (locked) return locked;
    const at = new Date().toISOString();
    await rows(tx, 'login').insert({ id, at, login, userId: user?.id ?? null, ok: false, address });
    return undefined;
  });
  if (lock) {
    // whoever knocks at a locked door a thousand times is put on record once
    if (user) await put('lockedOut', sha256(`lockedOut/${lock.id}/${address}`).slice(0, 32));
    throw refuse.tooMany(secondsLeft(lock));
  }
  const turn = checks.take(ipKeyGenerator(address), () => isPassword(password, user?.passwordHash ?? noPassword));
  if (!turn) throw refuse.tooMany(waitSeconds);
  const right = await turn;
  if (!right || !user?.active) {
    await put(user ? 'loginFailed' : 'guess');
    throw new Refusal('WrongCredentials');
  }
  const { firstPasswordUntil } = user;
  if (firstPasswordUntil !== null && firstPasswordUntil <= new Date().toISOString()) {
    await put('loginFailed');
    throw new Refusal('PasswordExpired');
  }
  await database.write(async (tx) => {
    await rows(tx, 'login').update({ id }, { ok: true });
  });
  return user.id;
}
