import type { EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import type { ProposalRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import type { RoleAt } from './user-rights';

/** An account as it is or shall be; its memberships in a fixed order. */
export interface AccountState {
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly memberships: readonly RoleAt[];
}

/** What of an account shall be otherwise. `before` is how it was when that was proposed; a new account has none. */
export interface AccountChange {
  readonly before?: AccountState;
  readonly after: AccountState;
  /** Of another password: what is stored of it, which nobody is shown. */
  readonly passwordHash?: string;
}

/** The change of a proposal of the kinds `account` and `staff`, written by `proposeUser` only. */
export const accountChangeIn = ({ content }: ProposalRow): AccountChange => content as AccountChange;

const keyOf = ({ bodyId, role }: RoleAt): string => `${bodyId} ${role}`;

/** Memberships each once, in a fixed order, so that two states can be compared. */
export const inOrder = (memberships: readonly RoleAt[]): RoleAt[] =>
  [...new Map(memberships.map(({ role, bodyId }) => [keyOf({ role, bodyId }), { role, bodyId }])).values()].sort(
    (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1),
  );

const sameRoles = (a: AccountState, b: AccountState): boolean =>
  a.memberships.map(keyOf).join('\n') === b.memberships.map(keyOf).join('\n');

/** Whether two states of an account say the same. */
export const isSameAccount = (a: AccountState, b: AccountState): boolean =>
  a.login === b.login && a.name === b.name && a.active === b.active && sameRoles(a, b);

/** An account as it is; undefined where there is none. */
export async function accountState(manager: EntityManager, id: string): Promise<AccountState | undefined> {
  const user = await rows(manager, 'user').findOneBy({ id });
  if (!user) return undefined;
  const { login, name, active } = user;
  return { login, name, active, memberships: inOrder(await rows(manager, 'membership').findBy({ userId: id })) };
}

/** What is otherwise, each thing named. */
function differences({ before, after, passwordHash }: AccountChange): Text[] {
  if (!before) return [];
  const changed: [boolean, Text][] = [
    [
      before.active !== after.active,
      after.active ? text('重新启用', 'active again') : text('停用', 'no longer active'),
    ],
    [!sameRoles(before, after), text('身份', 'roles')],
    [before.login !== after.login, text('用户名', 'login name')],
    [before.name !== after.name, text('姓名', 'name')],
    [passwordHash !== undefined, text('重设密码', 'another password')],
  ];
  return changed.flatMap(([isSo, words]) => (isSo ? [words] : []));
}

/** What a change does, in words. */
export function accountTitle(change: AccountChange): Text {
  const { before, after } = change;
  if (!before)
    return text(`新建账号 ${after.login}（${after.name}）`, `Create the account ${after.login} (${after.name})`);
  const what = differences(change);
  const zh = what.map((each) => each.zh).join('、');
  const en = what.map((each) => each.en).join(', ');
  return text(
    `修改账号 ${before.login}（${before.name}）：${zh}`,
    `Change the account ${before.login} (${before.name}): ${en}`,
  );
}
