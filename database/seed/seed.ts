import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { naturalKey } from '../../domain/text-order';
import { rows, type Database } from '../database';
import type { ExpertRow } from '../rows';
import { hashPassword } from '../password';
import { demoAccountsSetting, type DemoAccount } from './demo-accounts';
import { demoBodies, demoPeople } from './demo-world';
import { regionRows } from './region-rows';

/** The password of every demo login; it is no secret. */
export const demoPassword = 'demo-2026';

/** Makes sure that the administrative divisions are there. Done again it changes nothing. */
export async function seedRegions(database: Database): Promise<void> {
  await database.write(async (tx) => {
    await rows(tx, 'region').upsert([...regionRows], ['code']);
  });
}

/**
 * Makes sure that the demo world is there: bodies and people of every role with one public password. What somebody has
 * changed since stays as it is. `createdAt`: the present instant of the platform.
 * @returns the logins
 */
export async function seedDemo(database: Database, createdAt: string): Promise<DemoAccount[]> {
  const before = await rows(database.read, 'setting').findOneBy({ name: demoAccountsSetting });
  const passwordHash = before ? '' : await hashPassword(demoPassword);
  const names = new Map(demoBodies.map((body) => [body.id, body.name]));
  const accounts = demoPeople.map(({ login, name, role, body }) => ({
    login,
    password: demoPassword,
    name,
    role,
    body: names.get(body) ?? body,
  }));
  if (before) return accounts;
  const shown = accounts.filter((_, index) => demoPeople[index]?.shown);
  await database.write(async (tx) => {
    for (const { id, name, kinds, region, industries = [], uscc } of demoBodies) {
      const row = {
        id,
        name,
        kinds: [...kinds],
        region,
        industries: [...industries],
        uscc: uscc ?? null,
        active: true,
      };
      await rows(tx, 'body').upsert(row, ['id']);
    }
    for (const { login, name, role, body } of demoPeople) {
      const userId = `demo-${login}`;
      const account = { id: userId, login, loginOrder: naturalKey(login), name, passwordHash, locale: 'zh' };
      await rows(tx, 'user').upsert({ ...account, active: true, createdAt }, ['id']);
      await rows(tx, 'membership').upsert({ id: `demo-${login}-${role}`, userId, bodyId: body, role }, ['id']);
      if (role === 'expert') await admit(tx, userId, createdAt);
    }
    await rows(tx, 'setting').upsert({ name: demoAccountsSetting, value: shown }, ['name']);
  });
  return accounts;
}

/** What experts of the demo world know is building, so that they can be drawn for it. */
const known = { specialities: ['A0801', 'A0802', 'A0803', 'A0601'], region: '530000', title: '高级工程师' };

/** Experts of the demo world were admitted before its first case, when there were no cases about experts yet. */
async function admit(tx: EntityManager, id: string, since: string): Promise<void> {
  const row: ExpertRow = {
    ...{ id, ...known, state: 'admitted', suspendedUntil: null, since },
    ...{ origin: null, name: null, employer: null },
  };
  await rows(tx, 'expert').upsert(row, ['id']);
  const by = { decidedBy: 'demo-administration1', caseId: null, caseSeq: null };
  await rows(tx, 'expertEvent').insert({ userId: id, kind: 'admission', at: since, content: known, ...by });
}

/** Creates the first administrator, where nobody has an account yet. @returns whether it did */
export async function seedAdministrator(
  database: Database,
  administrator: { readonly login: string; readonly password: string },
): Promise<boolean> {
  if ((await rows(database.read, 'user').count()) > 0) return false;
  const passwordHash = await hashPassword(administrator.password);
  const login = administrator.login.toLowerCase();
  await database.write(async (tx) => {
    const body = { id: randomUUID(), name: '平台运营中心', kinds: ['operator'], region: '530000', industries: [] };
    const account = { id: randomUUID(), login, loginOrder: naturalKey(login), name: login };
    const user = { ...account, passwordHash, locale: 'zh', active: true };
    await rows(tx, 'body').insert({ ...body, uscc: null, active: true });
    await rows(tx, 'user').insert({ ...user, createdAt: new Date().toISOString() });
    await rows(tx, 'membership').insert({ id: randomUUID(), userId: user.id, bodyId: body.id, role: 'operator' });
  });
  return true;
}
