import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { rows } from '../../database/database';
import { hashPassword } from '../../database/password';
import type { UserRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import type { userInputSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { checkGranted, checkManages, type RoleAt } from './user-rights';

type UserInput = z.output<typeof userInputSchema>;

const isSame = (one: RoleAt, other: RoleAt): boolean => one.bodyId === other.bodyId && one.role === other.role;

/** Gives and takes memberships; those that stay keep their id. Sessions that act as a lost one end. */
async function writeMemberships(tx: EntityManager, userId: string, wanted: readonly RoleAt[]): Promise<void> {
  const present = await rows(tx, 'membership').findBy({ userId });
  const gone = present.filter((row) => !wanted.some((each) => isSame(row, each)));
  if (gone.length > 0) {
    const ids = gone.map((row) => row.id);
    await rows(tx, 'membership').delete({ id: In(ids) });
    await rows(tx, 'session').delete({ membershipId: In(ids) });
  }
  const added = wanted.filter(
    (each, index) =>
      !present.some((row) => isSame(row, each)) && wanted.findIndex((other) => isSame(each, other)) === index,
  );
  for (const { role, bodyId } of added) await rows(tx, 'membership').insert({ id: randomUUID(), userId, bodyId, role });
}

const required = () =>
  refuse.invalidField('password', 'required', text('请为新用户设置初始密码', 'Give the new person a first password'));

async function store(deps: ApiDependencies, me: SignedIn, id: string | undefined, input: UserInput): Promise<string> {
  const login = input.login.toLowerCase();
  if (id === undefined && input.password === undefined) throw required();
  const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
  return deps.database.write(async (tx) => {
    const users = rows(tx, 'user');
    await checkGranted(tx, me, input.memberships);
    if (id === undefined) {
      if (passwordHash === undefined) throw required();
      const createdAt = new Date().toISOString();
      const row: UserRow = {
        id: randomUUID(),
        login,
        name: input.name,
        passwordHash,
        locale: 'zh',
        active: input.active,
        createdAt,
      };
      await users.insert(row);
      await writeMemberships(tx, row.id, input.memberships);
      return row.id;
    }
    await users.update(
      { id },
      { login, name: input.name, active: input.active, ...(passwordHash && { passwordHash }) },
    );
    await writeMemberships(tx, id, input.memberships);
    if (passwordHash !== undefined || !input.active) await rows(tx, 'session').delete({ userId: id });
    return id;
  });
}

/**
 * Creates or changes an account with its memberships; a new password, or none to act as, ends its sessions.
 * @throws Refusal `NotAllowed`, `NotFound`, `InvalidInput`, or `Conflict` when the login name is taken
 */
export async function saveUser(
  deps: ApiDependencies,
  me: SignedIn,
  id: string | undefined,
  input: UserInput,
): Promise<string> {
  const present = id === undefined ? [] : await rows(deps.database.read, 'membership').findBy({ userId: id });
  checkManages(me, present);
  if (id === me.user.id && !input.active) {
    throw refuse.conflict('Conflict', text('不能停用自己的账号', 'You cannot deactivate your own account'));
  }
  try {
    return await store(deps, me, id, input);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw refuse.conflict('Conflict', text('该用户名已被使用，请换一个', 'This login name is taken; choose another'));
  }
}
