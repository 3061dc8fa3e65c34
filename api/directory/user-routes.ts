import { In } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { UserRow } from '../../database/rows';
import { tables } from '../../database/tables';
import { accessibleBy } from '../access/accessible-by';
import { keysetPage } from '../access/keyset-page';
import { containing } from '../access/search-text';
import { pageOf, userInputSchema, userQuery, userSchema, type PlatformRole, type User } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { saveUser } from './save-user';
import { shownTo } from './user-rights';

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
    const [user] = row ? await usersOf(deps, me, [row]) : [];
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
          found.andWhere(
            `EXISTS (SELECT 1 FROM ${tables.membership.name} m WHERE m.user_id = account.id AND ${filters.join(' AND ')})`,
            { bodyId: query.bodyId, role: query.role },
          );
        }
        const page = await keysetPage(found, { column: 'login', direction: 'ASC' }, query);
        return { ...page, items: await usersOf(deps, me, page.items) };
      },
    }),
    route({
      method: 'post',
      path: '/users',
      summary: 'Creates an account',
      access: 'session',
      body: userInputSchema,
      response: userSchema,
      status: 201,
      handler: async ({ me, body }) => one(me, await saveUser(deps, me, undefined, body)),
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
      summary: 'Changes an account and its memberships',
      access: 'session',
      body: userInputSchema,
      response: userSchema,
      async handler({ me, params, body }) {
        await one(me, params.id);
        return one(me, await saveUser(deps, me, params.id, body));
      },
    }),
  ];
}
