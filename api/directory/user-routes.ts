import { In } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { UserRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { accessibleBy } from '../access/accessible-by';
import { recordOf } from '../audit/record-of';
import { keysetPage } from '../access/keyset-page';
import { containing } from '../access/search-text';
import {
  auditSchema,
  ownNameSchema,
  pageOf,
  proposedSchema,
  recordQuery,
  userInputSchema,
  userQuery,
  userSchema,
  type PlatformRole,
  type User,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { changeOwnName } from './own-name';
import { proposeUser } from './propose-user';
import { grantsAll, shownTo } from './user-rights';

/** Accounts with the memberships that the asker may know. */
async function usersOf({ database }: ApiDependencies, me: SignedIn, found: readonly UserRow[]): Promise<User[]> {
  if (found.length === 0) return [];
  const all = await rows(database.read, 'membership').findBy({ userId: In(found.map((user) => user.id)) });
  const shown = shownTo(me, all);
  const names = await bodyNames(
    database.read,
    shown.map((each) => each.bodyId),
  );
  return found.map(({ id, login, name, active }) => ({
    id,
    login,
    name,
    active,
    memberships: shown
      .filter((each) => each.userId === id)
      .map((each) => ({
        id: each.id,
        // rows are written from the contract's roles only
        role: each.role as PlatformRole,
        body: { id: each.bodyId, name: names.get(each.bodyId) ?? each.bodyId },
      })),
  }));
}

/** Accounts: the operator keeps all, managers of a tenderer or agency those of their own body. */
export function userRoutes(deps: ApiDependencies): Route[] {
  const accessible = (me: SignedIn) =>
    accessibleBy(me.ability, 'read', 'User', rows(deps.database.read, 'user').createQueryBuilder('account'));
  const one = async (me: SignedIn, id: string): Promise<User> => {
    const row = await accessible(me).andWhere('account.id = :id', { id }).getOne();
    // MySQL finds it in other letters too, in which it would not be seen that an account is one's own
    if (row?.id !== id) throw refuse.notFound();
    const [user] = await usersOf(deps, me, [row]);
    if (!user) throw refuse.notFound();
    return user;
  };
  return [
    route({
      method: 'get',
      path: '/users',
      summary: 'Accounts that the acting membership keeps',
      access: 'session',
      query: userQuery,
      response: pageOf(userSchema),
      async handler({ me, query }) {
        const found = accessible(me);
        if (query.q !== undefined && query.q.trim() !== '') {
          found.andWhere(`(account.name LIKE :q ESCAPE '!' OR account.login LIKE :q ESCAPE '!')`, {
            q: containing(query.q),
          });
        }
        const filters = [query.bodyId && 'm.body_id = :bodyId', query.role && 'm.role = :role'].filter(Boolean);
        if (filters.length > 0) {
          // a filter finds what is shown, or it would tell where else somebody belongs
          const shown = grantsAll(me) ? '' : ' AND m.body_id = :ownBody';
          found.andWhere(
            `EXISTS (SELECT 1 FROM ${tables.membership.name} m WHERE m.user_id = account.id AND ${filters.join(' AND ')}${shown})`,
            { bodyId: query.bodyId, role: query.role, ownBody: me.membership.body.id },
          );
        }
        const page = await keysetPage(found, { column: 'loginOrder', direction: 'ASC' }, query);
        return { ...page, items: await usersOf(deps, me, page.items) };
      },
    }),
    route({
      method: 'post',
      path: '/users',
      summary: 'Proposes an account; a second person confirms it',
      access: 'session',
      body: userInputSchema,
      response: proposedSchema,
      status: 201,
      handler: ({ me, body }) => proposeUser(deps, me, undefined, body),
    }),
    route({
      method: 'get',
      path: '/users/:id',
      summary: 'One account',
      access: 'session',
      response: userSchema,
      handler: ({ me, params }) => one(me, params.id),
    }),
    route({
      method: 'put',
      path: '/users/:id',
      summary: 'Proposes to change an account, its memberships or its password; a second person confirms it',
      access: 'session',
      body: userInputSchema,
      response: proposedSchema,
      async handler({ me, params, body }) {
        await one(me, params.id);
        return proposeUser(deps, me, params.id, body);
      },
    }),
    route({
      method: 'get',
      path: '/users/:id/record',
      summary: 'What was done to an account, newest first',
      access: 'session',
      query: recordQuery,
      response: pageOf(auditSchema),
      async handler({ me, params, query }) {
        await one(me, params.id);
        return recordOf(deps.database, params.id, ['account', 'absence', 'password', 'contact'], query);
      },
    }),
    route({
      method: 'put',
      path: '/me/name',
      summary: 'Changes one’s own name as others see it; it is put on record',
      access: 'session',
      body: ownNameSchema,
      handler: ({ me, body }) => changeOwnName(deps, me, body.name),
    }),
  ];
}
