import { randomUUID } from 'node:crypto';
import { ipKeyGenerator } from 'express-rate-limit';
import { MoreThan, type EntityManager } from 'typeorm';
import { rows, type Database } from '../../database/database';
import { isPassword, noPassword } from '../../database/password';
import type { LoginRow, UserRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
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
const busy = text(
  `同一网络中正在登录的人太多，您的密码还没有核对。请在 ${waitSeconds} 秒后再试。`,
  `Too many people are signing in from your network just now; your password was not looked at. Try again in ${waitSeconds} s.`,
);

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
 * The last ten failures since the last success, within fifteen minutes: the oldest of so many locks an account for an
 * address. An address from which the account was signed in to within a month answers only for its own
 * failures: or whoever knows a login name could lock its owner out on the day of the deadline.
 */
async function failuresOf(tx: EntityManager, login: string, address: string): Promise<LoginRow[]> {
  const since = (ms: number) => MoreThan(new Date(Date.now() - ms).toISOString());
  const logins = rows(tx, 'login');
  const isKnown = await logins.existsBy({ login, at: since(knownMs), ok: true, address });
  const recent = await logins.find({
    where: { login, at: since(windowMs), ...(isKnown && { address }) },
    order: { at: 'DESC' },
  });
  const success = recent.findIndex((row) => row.ok);
  const failures = success < 0 ? recent : recent.slice(0, success);
  return failures.slice(0, mostFailures);
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

/** Attempts that this process has not decided yet, by the ids of their rows; each ends when that is done. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Writes an attempt down as failed, which it is until the password was found right: so guesses sent all at once are
 * counted too. Where those under way decide whether the account is locked it waits until they are through.
 * @returns the failure that locks the account
 */
async function admit(
  database: Database,
  user: UserRow | null,
  { id, login, address }: { readonly id: string; readonly login: string; readonly address: string },
): Promise<LoginRow | undefined> {
  for (;;) {
    const failures = await database.write(async (tx) => {
      if (user) await lockUser(tx, database, user.id);
      const found = await failuresOf(tx, login, address);
      if (found.length === mostFailures) return found;
      const at = new Date().toISOString();
      await rows(tx, 'login').insert({ id, at, login, userId: user?.id ?? null, ok: false, address });
      return undefined;
    });
    if (!failures) return undefined;
    const undecided = failures.flatMap((row) => underWay.get(row.id) ?? []);
    if (undecided.length === 0) return failures.at(-1);
    await Promise.all(undecided);
  }
}

async function check(database: Database, id: string, attempt: LoginAttempt): Promise<string> {
  const { password, address } = attempt;
  const login = attempt.login.trim().toLowerCase();
  const user = await rows(database.read, 'user').findOneBy({ login });
  const put = async (kind: 'loginFailed' | 'guess' | 'lockedOut', cause?: string) =>
    record(database, [
      { ...(await accountOf(database, user)), kind, at: attempt.at, address, content: { login }, cause: cause ?? null },
    ]);
  const lock = await admit(database, user, { id, login, address });
  if (lock) {
    // whoever knocks at a locked door a thousand times is put on record once
    if (user) await put('lockedOut', sha256(`lockedOut/${lock.id}/${address}`).slice(0, 32));
    throw refuse.tooMany(secondsLeft(lock));
  }
  const turn = checks.take(ipKeyGenerator(address), () => isPassword(password, user?.passwordHash ?? noPassword));
  if (!turn) {
    await database.write((tx) => rows(tx, 'login').delete({ id }));
    throw new Refusal('TooManyAttempts', busy, undefined, waitSeconds);
  }
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

/**
 * Checks a login name and password and writes the attempt down. An unknown name takes as long as a wrong password.
 * @returns the id of the person
 * @throws Refusal `WrongCredentials`, `PasswordExpired` for a first password that was not changed in time, or
 *   `TooManyAttempts` without looking at the password: also while too many others from that address are looked at, which
 *   counts as no failure
 */
export function checkLogin(database: Database, attempt: LoginAttempt): Promise<string> {
  const id = randomUUID();
  const checked = check(database, id, attempt);
  const decided = () => underWay.delete(id);
  underWay.set(id, checked.then(decided, decided));
  return checked;
}
