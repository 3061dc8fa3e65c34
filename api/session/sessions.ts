import { createMongoAbility } from '@casl/ability';
import { rows, type Database } from '../../database/database';
import type { SessionRow, UserRow } from '../../database/rows';
import { rulesFor, type AppAbility, type Membership } from '../contract';
import { refuse } from '../http/refusal';
import { membershipsOf } from './memberships';
import { newToken, sessionId } from './session-cookie';
import type { SignedIn } from './signed-in';

/** The rights of a membership, as CASL checks them. */
export const abilityOf = (membership: Membership, userId: string): AppAbility =>
  createMongoAbility<AppAbility>(rulesFor(membership, userId));

const noRights = createMongoAbility<AppAbility>([]);

/** Sessions live in real time, however fast the platform's clock runs. */
const realNow = (): string => new Date().toISOString();

const localeOf = (user: UserRow): 'zh' | 'en' => (user.locale === 'en' ? 'en' : 'zh');

async function signedIn(
  database: Database,
  session: SessionRow,
  membershipId = session.membershipId,
): Promise<SignedIn | undefined> {
  const [user, memberships] = await Promise.all([
    rows(database.read, 'user').findOneBy({ id: session.userId }),
    membershipsOf(database.read, session.userId),
  ]);
  if (!user?.active) return undefined;
  const membership = memberships.find((each) => each.id === membershipId) ?? memberships[0];
  if (!membership) return undefined;
  const mustChangePassword = user.firstPasswordUntil !== null;
  return {
    sessionId: session.id,
    user: { id: user.id, login: user.login, name: user.name, locale: localeOf(user) },
    membership,
    memberships,
    ability: mustChangePassword ? noRights : abilityOf(membership, user.id),
    mustChangePassword,
    address: '',
  };
}

/** Who holds this token; undefined when the session is over, unknown, or its person may act as nobody any more. */
export async function findSession(database: Database, token: string): Promise<SignedIn | undefined> {
  const session = await rows(database.read, 'session').findOneBy({ id: sessionId(token) });
  if (!session || session.expiresAt <= realNow()) return undefined;
  return signedIn(database, session);
}

/**
 * Begins a session for a person whose password was right.
 * @throws Refusal `NotAllowed` when they belong to no active body
 */
export async function beginSession(
  database: Database,
  userId: string,
  hours: number,
): Promise<{ token: string; me: SignedIn }> {
  const [membership] = await membershipsOf(database.read, userId);
  if (!membership) throw refuse.notAllowed();
  const token = newToken();
  const now = realNow();
  const session: SessionRow = {
    id: sessionId(token),
    userId,
    membershipId: membership.id,
    createdAt: now,
    expiresAt: new Date(Date.now() + hours * 3_600_000).toISOString(),
  };
  await database.write(async (tx) => {
    await rows(tx, 'session').insert(session);
  });
  const me = await signedIn(database, session);
  if (!me) throw refuse.notAllowed();
  return { token, me };
}

/** Ends a session; harmless when it is over. */
export async function endSession(database: Database, id: string): Promise<void> {
  await database.write(async (tx) => {
    await rows(tx, 'session').delete({ id });
  });
}

/**
 * Lets the session act as another of the person's memberships.
 * @throws Refusal `NotAllowed` when it is none of theirs
 */
export async function actAs(database: Database, me: SignedIn, membershipId: string): Promise<SignedIn> {
  const membership = me.memberships.find((each) => each.id === membershipId);
  if (!membership) throw refuse.notAllowed();
  await database.write(async (tx) => {
    await rows(tx, 'session').update({ id: me.sessionId }, { membershipId });
  });
  return { ...me, membership, ability: abilityOf(membership, me.user.id) };
}
