import { z } from 'zod';
import {
  bodySchema,
  meSchema,
  pageOf,
  proposalViewSchema,
  proposedSchema,
  regionSchema,
  savedBodySchema,
  userSchema,
  type Body,
  type Page,
  type PlatformRole,
  type Proposed,
  type User,
} from '../api/contract';
import { sha256 } from '../domain/hash';
import type { BidKey } from '../domain/sealing/bid-key';
import { spellings } from '../domain/spellings';
import { keyFrom } from './key-from';
import { PlatformRefusal, Session, type Api, type Credentials, type Reader } from './session';

const demoAccountSchema = z.object({
  login: z.string(),
  password: z.string(),
  name: z.string(),
  role: z.string(),
  body: z.string(),
});
type DemoAccount = z.output<typeof demoAccountSchema>;

interface Login {
  readonly login: string;
  readonly password: string;
}

type Kind = Body['kinds'][number];
const bodies = pageOf(bodySchema);
const users = pageOf(userSchema);

/** No operator could be logged in: the message says what to set. */
export class NoOperator extends Error {
  override readonly name = 'NoOperator';
}

/**
 * The people of a platform as a player needs them: finds or creates bodies and accounts as the operator, and keeps one
 * session for each person. Accounts that it creates have passwords that follow from the operator's, so that a later
 * run can log in again.
 */
export class People {
  private readonly sessions = new Map<string, Promise<Session>>();
  private allExperts: Promise<ReadonlyMap<string, Session>> | undefined;
  private readonly queues = new Map<string, Promise<Body>>();

  private constructor(
    private readonly api: Api,
    private readonly administrator: Session,
    private readonly operatorPassword: string,
    private readonly second: Credentials | undefined,
    private readonly demo: readonly DemoAccount[],
    /** Codes of the regions that the platform knows. */
    readonly regions: readonly string[],
  ) {}

  /**
   * Logs in as the operator: with the credentials given, or as the operator of the demo world. `second` is another who
   * confirms what the first proposes; without one the second of the demo world does, or one is made where the platform
   * has nobody else.
   * @throws NoOperator where there is no first
   */
  static async meet(api: Api, given?: Login, second?: Login): Promise<People> {
    const anybody = new Session(api);
    const { items: demo } = await anybody.get('/api/demo-accounts', z.object({ items: z.array(demoAccountSchema) }));
    const operators = demo.filter(({ role }) => role === 'operator');
    const operator = given ?? operators[0];
    const other = second ?? operators.find(({ login }) => login !== operator?.login);
    if (!operator) {
      throw new NoOperator(
        '平台没有演示账号：请设 ADMIN_LOGIN 和 ADMIN_PASSWORD。There are no demo logins: set ADMIN_LOGIN and ADMIN_PASSWORD.',
      );
    }
    const { items } = await anybody.get('/api/regions', z.object({ items: z.array(regionSchema) }));
    const credentials = { login: operator.login, password: operator.password, role: 'operator' } as const;
    const codes = items.map(({ code }) => code);
    const confirming = other && ({ login: other.login, password: other.password, role: 'operator' } as const);
    return new People(api, new Session(api, credentials), operator.password, confirming, demo, codes);
  }

  /** Logs the operator in, so that wrong credentials show at once. */
  async checkOperator(): Promise<void> {
    await this.administrator.get('/api/me', meSchema);
  }

  /** A body of that name and kind, created where there is none. Asked again it is the same body. */
  body(name: string, kind: Kind, region: string, industries: readonly string[] = []): Promise<Body> {
    const before = this.queues.get(name);
    const found = (before ?? Promise.resolve(undefined))
      .catch(() => undefined)
      .then((known) => this.ensureBody(known, name, kind, region, industries));
    this.queues.set(name, found);
    return found;
  }

  /** A session of somebody who holds that role at that body. */
  at(body: { readonly id: string; readonly name: string }, role: PlatformRole): Promise<Session> {
    return this.once(`${role}@${body.id}`, async () => {
      const demo = this.demo.find((one) => one.role === role && one.body === body.name);
      if (demo) return new Session(this.api, { login: demo.login, password: demo.password, role, body: body.name });
      const login = `replay-${sha256(`${role}@${body.id}`).slice(0, 16)}`;
      return this.account(login, '经办人', role, body);
    });
  }

  /** Another person there, for what takes two. */
  colleagueAt(body: { readonly id: string; readonly name: string }, role: PlatformRole): Promise<Session> {
    return this.once(`second ${role}@${body.id}`, async () => {
      const [, demo] = this.demo.filter((one) => one.role === role && one.body === body.name);
      if (demo) return new Session(this.api, { login: demo.login, password: demo.password, role, body: body.name });
      return this.account(`replay-${sha256(`second ${role}@${body.id}`).slice(0, 16)}`, '复核人', role, body);
    });
  }

  /** The key with which somebody seals bids: the same in every run, as an account's password is. */
  bidKey(of: string): Promise<BidKey> {
    return keyFrom(sha256(`${this.operatorPassword}/bid-key/${of}`));
  }

  /** Sessions of those experts who are appointed, else of so many who need not stay out; missing ones are created. */
  async experts(
    atLeast: number,
    { avoided, appointed, region }: { avoided: ReadonlySet<string>; appointed: readonly string[]; region: string },
  ): Promise<Map<string, Session>> {
    const chosen = new Map<string, Session>();
    const known = await this.all('/api/users?role=expert&limit=200', users);
    for (const user of known) {
      const fits = appointed.length > 0 ? appointed.includes(user.id) : !avoided.has(user.id) && chosen.size < atLeast;
      const session = fits ? await this.expertSession(user) : undefined;
      if (session) chosen.set(user.id, session);
    }
    if (appointed.length > 0) return chosen;
    for (let number = 1; chosen.size < atLeast && number <= atLeast * 2; number += 1) {
      const login = `replay-expert-${number}`;
      if (known.some((user) => user.login === login)) continue;
      const employer = await this.body('综合评标专家库', 'administration', region);
      const session = await this.once(login, () => this.account(login, `评标专家${number}`, 'expert', employer));
      const user = (await this.all(`/api/users?q=${login}&limit=200`, users)).find((one) => one.login === login);
      if (user) chosen.set(user.id, session);
    }
    return chosen;
  }

  /** Sessions of all experts whose accounts a play may use, by their ids. */
  registeredExperts(): Promise<ReadonlyMap<string, Session>> {
    this.allExperts ??= this.all('/api/users?role=expert&limit=200', users).then(async (known) => {
      const found = await Promise.all(known.map(async (user) => [user.id, await this.expertSession(user)] as const));
      return new Map(found.flatMap(([id, session]) => (session ? [[id, session] as const] : [])));
    });
    return this.allExperts;
  }

  private expertSession(user: User): Promise<Session> | undefined {
    const demo = this.demo.find(({ login }) => login === user.login);
    // accounts that came with the demo world have one password, those that no login page shows as well
    const shared = user.id.startsWith('demo-') ? this.demo[0]?.password : undefined;
    const own = user.login.startsWith('replay-') ? this.passwordOf(user.login) : undefined;
    const password = demo?.password ?? shared ?? own;
    if (!user.active || password === undefined) return undefined;
    const credentials: Credentials = { login: user.login, password, role: 'expert' };
    return this.once(user.login, () => Promise.resolve(new Session(this.api, credentials)));
  }

  private once(key: string, make: () => Promise<Session>): Promise<Session> {
    const known = this.sessions.get(key);
    if (known) return known;
    const made = make();
    made.catch(() => this.sessions.delete(key));
    this.sessions.set(key, made);
    return made;
  }

  private passwordOf(login: string): string {
    return sha256(`${this.operatorPassword}/${login}`).slice(0, 32);
  }

  private async account(
    login: string,
    name: string,
    role: PlatformRole,
    body: { readonly id: string; readonly name: string },
  ): Promise<Session> {
    const password = this.passwordOf(login);
    const first = this.passwordOf(`${login}/first`);
    const known = (await this.all(`/api/users?q=${login}&limit=200`, users)).find((user) => user.login === login);
    const account = { login, name, memberships: [{ role, bodyId: body.id }] };
    const session = new Session(this.api, { login, password, role, body: body.name });
    if (!known) {
      await this.confirmed(
        await this.administrator.post('/api/users', { ...account, password: first }, proposedSchema),
      );
      await this.changeFirst({ login, password: first, role }, password);
      return session;
    }
    try {
      await session.get('/api/me', meSchema);
    } catch (error) {
      if (!(error instanceof PlatformRefusal) || error.code !== 'WrongCredentials') throw error;
      // the operator's password was another one when the account was made
      const input = { ...account, password: first };
      await this.confirmed(await this.administrator.put(`/api/users/${known.id}`, input, proposedSchema));
      await this.changeFirst({ login, password: first, role }, password);
    }
    return session;
  }

  /** A password that an operator has set lets its owner choose another, and do nothing else. */
  private async changeFirst(credentials: Credentials, next: string): Promise<void> {
    const change = { current: credentials.password, next };
    await new Session(this.api, credentials).post('/api/me/password', change, { parse: () => undefined });
  }

  private async ensureBody(
    before: Body | undefined,
    name: string,
    kind: Kind,
    region: string,
    industries: readonly string[],
  ): Promise<Body> {
    const known = before ?? (await this.findBody(name));
    if (!known) {
      const input = { name, kinds: [kind], region, industries };
      const { body, proposalId } = await this.administrator.post('/api/bodies', input, savedBodySchema);
      if (body) return body;
      if (proposalId !== undefined) await this.confirmed({ proposalId, state: 'waiting' });
      return this.bodyNamed(name);
    }
    const missing = industries.filter((one) => !known.industries.includes(one));
    if (known.active && known.kinds.includes(kind) && missing.length === 0) return known;
    const { id, ...rest } = known;
    const kinds = [...new Set([...known.kinds, kind])];
    const input = { ...rest, kinds, industries: [...known.industries, ...missing], active: true };
    await this.confirmed(await this.administrator.put(`/api/bodies/${id}`, input, proposedSchema));
    return this.bodyNamed(name);
  }

  /** A second operator confirms what the first has proposed. */
  private async confirmed({ proposalId, state }: Proposed): Promise<void> {
    if (state === 'confirmed') return;
    const confirming = await this.once('second operator', () => this.secondOperator());
    await confirming.post(`/api/proposals/${proposalId}/confirm`, {}, proposalViewSchema);
  }

  private async secondOperator(): Promise<Session> {
    if (this.second) return new Session(this.api, this.second);
    const login = 'replay-operator';
    const password = this.passwordOf(login);
    const { acting } = await this.administrator.get('/api/me', meSchema);
    const memberships = [{ role: 'operator', bodyId: acting.body.id }];
    const first = this.passwordOf(`${login}/first`);
    const input = { login, name: '复核', password: first, memberships };
    const known = (await this.all(`/api/users?q=${login}&limit=200`, users)).some((user) => user.login === login);
    const { state } = known
      ? { state: 'confirmed' }
      : await this.administrator.post('/api/users', input, proposedSchema);
    if (state === 'confirmed') {
      if (!known) await this.changeFirst({ login, password: first, role: 'operator' }, password);
      return new Session(this.api, { login, password, role: 'operator' });
    }
    throw new NoOperator(
      '另一位运维人员须复核：请设 SECOND_ADMIN_LOGIN 和 SECOND_ADMIN_PASSWORD。Another operator has to confirm: set SECOND_ADMIN_LOGIN and SECOND_ADMIN_PASSWORD.',
    );
  }

  private async bodyNamed(name: string): Promise<Body> {
    const body = await this.findBody(name);
    if (!body) throw new Error(`There is no body ${name} after it was confirmed`);
    return body;
  }

  /** The body of that name, or of the same name typed in another width. */
  private async findBody(name: string): Promise<Body | undefined> {
    for (const spelling of spellings(name)) {
      const part = encodeURIComponent(Array.from(spelling).slice(0, 50).join(''));
      const found = await this.all(`/api/bodies?q=${part}&limit=200`, bodies);
      const body = found.find((one) => one.name === spelling);
      if (body) return body;
    }
    return undefined;
  }

  /** Every item of a list. */
  private async all<Item>(path: string, reader: Reader<Page<Item>>): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const next: string = cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<Item> = await this.administrator.get(next, reader);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }
}
