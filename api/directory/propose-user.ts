import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { appendAudit } from '../../database/audit';
import { noteChange } from '../../database/changes';
import { rows } from '../../database/database';
import { hashPassword } from '../../database/password';
import type { ProposalRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { actorOf } from '../audit/record';
import { isMarketRole, type Proposed, type userInputSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { decidersOf } from '../proposals/deciders';
import { proposalRecord } from '../proposals/proposal-record';
import { propose } from '../proposals/propose';
import {
  accountState,
  accountTitle,
  inOrder,
  isSameAccount,
  type AccountChange,
  type AccountState,
} from './account-change';
import { accountProposals, changeAccount } from './account-proposals';
import { refuseTakenLogin } from './store-account';
import { checkGranted, checkManages } from './user-rights';

type UserInput = z.output<typeof userInputSchema>;

/** The one body of the market that all of these memberships are at; undefined where there are others. */
function onlyMarketBody(states: readonly (AccountState | undefined)[]): string | undefined {
  const memberships = states.flatMap((state) => state?.memberships ?? []);
  const [first] = memberships;
  if (!first || !memberships.every(({ role, bodyId }) => bodyId === first.bodyId && isMarketRole(role)))
    return undefined;
  return first.bodyId;
}

/** Where it takes effect: the region of the first body that the account belongs to. */
async function regionOf(tx: EntityManager, { memberships: [first] }: AccountState, me: SignedIn): Promise<string> {
  const body = first && (await rows(tx, 'body').findOneBy({ id: first.bodyId }));
  return body?.region ?? me.membership.region;
}

const required = () =>
  refuse.invalidField('password', 'required', text('请为新用户设置初始密码', 'Give the new person a first password'));
const nothingChanges = () => refuse.conflict('Conflict', text('没有任何改动。', 'Nothing would change.'));
const waitsAlready = () =>
  refuse.conflict(
    'Conflict',
    text(
      '该账号已有一项变更在等待复核，请先处理。',
      'Another change of this account waits for confirmation: decide over that first.',
    ),
  );

async function refuseWaiting(tx: EntityManager, subject: string, now: string): Promise<void> {
  const waiting = await rows(tx, 'proposal').findBy({ subject, state: 'waiting' });
  if (waiting.some(({ expiresAt }) => expiresAt === null || expiresAt > now)) throw waitsAlready();
}

/** Why somebody could do alone what takes two: there was no second person. */
const alone = '平台尚无其他运维人员可以复核。There was nobody else yet who could confirm it.';

/**
 * Makes a second operator where the platform has one only: nobody could ever confirm it. Every other change waits until
 * there are two.
 */
async function confirmAlone(
  tx: EntityManager,
  deps: ApiDependencies,
  me: SignedIn,
  row: ProposalRow,
  change: AccountChange,
): Promise<boolean> {
  const isOperator = change.after.memberships.some(({ role }) => role === 'operator');
  if (row.kind !== 'account' || change.before !== undefined || !isOperator) return false;
  if ((await decidersOf(tx, row)).length > 0) return false;
  const now = deps.clock.now();
  await changeAccount(tx, row.subject, change);
  const decided = { state: 'confirmed', decidedBy: me.user.id, decidedBodyId: me.membership.body.id } as const;
  await rows(tx, 'proposal').update({ id: row.id }, { ...decided, decidedAt: now, reason: alone });
  await noteChange(tx, now, 'proposals');
  await appendAudit(tx, [proposalRecord(row, accountProposals, accountTitle(change), actorOf(me), now)]);
  return true;
}

/**
 * Proposes an account, or another state of one; it is so when a second person has confirmed it.
 * @throws Refusal `NotAllowed`, `NotFound`, `InvalidInput`, or `Conflict` when the login name is taken, nothing would
 *   change, or another change of it waits
 */
export async function proposeUser(
  deps: ApiDependencies,
  me: SignedIn,
  id: string | undefined,
  input: UserInput,
): Promise<Proposed> {
  const { database, clock } = deps;
  const before = id === undefined ? undefined : await accountState(database.read, id);
  if (id !== undefined && !before) throw refuse.notFound();
  checkManages(me, before?.memberships ?? []);
  if (id === me.user.id && !input.active) {
    throw refuse.conflict('Conflict', text('不能停用自己的账号', 'You cannot deactivate your own account'));
  }
  if (id === undefined && input.password === undefined) throw required();
  const { name, active } = input;
  const after = { login: input.login.toLowerCase(), name, active, memberships: inOrder(input.memberships) };
  const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
  const change: AccountChange = {
    ...(before && { before }),
    after,
    ...(passwordHash !== undefined && { passwordHash }),
  };
  if (before && isSameAccount(before, after) && passwordHash === undefined) throw nothingChanges();
  const bodyId = onlyMarketBody([before, after]);
  const subject = id ?? randomUUID();
  return database.write(async (tx) => {
    await checkGranted(tx, me, after.memberships);
    await refuseTakenLogin(tx, after.login, id);
    await refuseWaiting(tx, subject, clock.now());
    const row = await propose(tx, deps, me, {
      kind: bodyId === undefined ? 'account' : 'staff',
      subject,
      region: await regionOf(tx, after, me),
      ...(bodyId !== undefined && { bodyId }),
      content: change,
      title: accountTitle(change),
      concerns: subject,
    });
    const isDone = await confirmAlone(tx, deps, me, row, change);
    return { proposalId: row.id, state: isDone ? 'confirmed' : 'waiting' };
  });
}
