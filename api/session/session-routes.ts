import { z } from 'zod';
import { text } from '../../definitions/language/text';
import { rows } from '../../database/database';
import { hashPassword, isPassword } from '../../database/password';
import { Not } from 'typeorm';
import { appendAudit } from '../../database/audit';
import { actorOf, record } from '../audit/record';
import { actingSchema, clockSchema, loginSchema, meSchema, passwordSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { demoAccountsSchema, readDemoAccounts } from './demo-accounts';
import { checkLogin } from './login';
import { clockOf, meOf, type CountTasks } from './me';
import { addressOf, clearToken, markDevice, setToken } from './session-cookie';
import { actAs, beginSession, endSession } from './sessions';
import type { SignedIn } from './signed-in';

const localeSchema = z.object({ locale: z.enum(['zh', 'en']) });

/** @throws Refusal when the present password is wrong or the next is no better */
async function changePassword(
  { database, clock }: ApiDependencies,
  me: SignedIn,
  { current, next }: z.output<typeof passwordSchema>,
): Promise<void> {
  const at = clock.now();
  await checkLogin(database, { login: me.user.login, password: current, address: me.address, at });
  const user = await rows(database.read, 'user').findOneByOrFail({ id: me.user.id });
  if ((await isPassword(next, user.passwordHash)) || next.toLowerCase().includes(user.login)) {
    throw refuse.invalidField(
      'next',
      'notAllowed',
      text(
        '新密码不得与原密码相同，也不得包含用户名',
        'The new password must differ from the present one and not contain the login',
      ),
    );
  }
  const passwordHash = await hashPassword(next);
  await database.write(async (tx) => {
    await rows(tx, 'user').update({ id: user.id }, { passwordHash, firstPasswordUntil: null });
    await rows(tx, 'session').delete({ userId: user.id, id: Not(me.sessionId) });
    await appendAudit(tx, [{ ...actorOf(me), kind: 'password', at, subject: me.user.id }]);
  });
}

/** Signing in and out, acting as another membership, language, password, and the clock. */
export function sessionRoutes(deps: ApiDependencies, countTasks: CountTasks): Route[] {
  const { database, configuration, clock } = deps;
  return [
    route({
      method: 'post',
      path: '/session',
      summary: 'Signs in',
      access: 'public',
      body: loginSchema,
      response: meSchema,
      async handler({ body, req, res }) {
        const [at, address] = [clock.now(), addressOf(req)];
        const userId = await checkLogin(database, { ...body, address, at });
        const { token, me } = await beginSession(database, userId, configuration.sessionHours);
        const content = { login: me.user.login };
        await record(database, [{ ...actorOf(me), kind: 'login', at, address, content }]);
        setToken(req, res, token, configuration.sessionHours);
        markDevice(req, res);
        return meOf(deps, me, countTasks);
      },
    }),
    route({
      method: 'delete',
      path: '/session',
      summary: 'Signs out',
      access: 'public',
      firstPassword: 'enough',
      async handler({ me, req, res }) {
        if (me) {
          await endSession(database, me.sessionId);
          await record(database, [{ ...actorOf(me), kind: 'logout', at: clock.now() }]);
        }
        clearToken(req, res);
      },
    }),
    route({
      method: 'put',
      path: '/session/acting',
      summary: 'Acts as another membership of the same person',
      access: 'session',
      body: actingSchema,
      response: meSchema,
      handler: async ({ me, body }) => meOf(deps, await actAs(database, me, body.membershipId), countTasks),
    }),
    route({
      method: 'put',
      path: '/session/locale',
      summary: 'Chooses the language',
      access: 'session',
      firstPassword: 'enough',
      body: localeSchema,
      response: meSchema,
      async handler({ me, body: { locale } }) {
        await database.write(async (tx) => {
          await rows(tx, 'user').update({ id: me.user.id }, { locale });
        });
        return meOf(deps, { ...me, user: { ...me.user, locale } }, countTasks);
      },
    }),
    route({
      method: 'post',
      path: '/me/password',
      summary: 'Changes the password and ends the other sessions',
      access: 'session',
      firstPassword: 'enough',
      body: passwordSchema,
      handler: ({ me, body }) => changePassword(deps, me, body),
    }),
    route({
      method: 'get',
      path: '/me',
      summary: 'Who is signed in, and their rights',
      access: 'session',
      firstPassword: 'enough',
      response: meSchema,
      handler: ({ me }) => meOf(deps, me, countTasks),
    }),
    route({
      method: 'get',
      path: '/clock',
      summary: 'The clock of the platform',
      access: 'public',
      response: clockSchema,
      handler: () => clockOf(deps),
    }),
    route({
      method: 'get',
      path: '/demo-accounts',
      summary: 'The logins of a demonstration; empty in a real deployment',
      access: 'public',
      response: demoAccountsSchema,
      handler: async () => ({ items: await readDemoAccounts(deps) }),
    }),
  ];
}
