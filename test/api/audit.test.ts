import { appendAudit } from '../../database/audit';
import { rows } from '../../database/database';
import type { AuditRow } from '../../database/rows';
import { demoPassword } from '../../database/seed/seed';
import { prune } from '../../api/upkeep/prune';
import { sealAudit } from '../../api/upkeep/seal-audit';
import { record } from '../../api/audit/record';
import type { Audit, Page } from '../../api/contract';
import { auditRetention, longestAudit } from '../../domain/audit-kinds';
import { verifyAudit } from '../../verification/verify-audit';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

const day = 24 * 3_600_000;
const start = '2026-03-02T01:00:00.000Z';

describe.each(testDatabases)('the audit on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
  });
  beforeEach(async () => {
    api.setNow(start);
    await empty();
    await test.database.write(async (tx) => {
      for (const table of ['login', 'case'] as const) await rows(tx, table).createQueryBuilder().delete().execute();
    });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const empty = () =>
    test.database.write(async (tx) => {
      await rows(tx, 'audit').createQueryBuilder().delete().execute();
      await rows(tx, 'serial').delete({ name: 'audit' });
    });
  const all = (): Promise<AuditRow[]> => rows(test.database.read, 'audit').find({ order: { id: 'ASC' } });
  const signIn = (login: string, password = demoPassword) =>
    api.stranger().post('/api/session').send({ login, password });
  const read = async (login: string, query: object = {}): Promise<Page<Audit>> =>
    ((await (await api.as(login)).get('/api/audit').query(query).expect(200)) as Answer).body as Page<Audit>;
  const findings = async (now = api.deps.clock.now(), sealedBefore = '2000-01-01T00:00:00.000Z'): Promise<string[]> => {
    const { database, signer } = api.deps;
    return (await verifyAudit({ database, signer }, { now, sealedBefore })).findings.map(({ en }) => en);
  };
  /** What somebody does who has the database, and not the platform. */
  const tamper = (work: (audit: ReturnType<typeof rows<'audit'>>) => Promise<unknown>) =>
    test.database.write((tx) => work(rows(tx, 'audit')));

  it('holds who signed in and out, who failed to, and from where', async () => {
    const agent = api.stranger();
    await agent.post('/api/session').send({ login: 'Tenderer1', password: demoPassword }).expect(200);
    await agent.delete('/api/session').expect(204);
    await signIn('tenderer1', 'wrong').expect(401);
    await signIn('nobody.here').expect(401);
    for (let times = 0; times < 10; times += 1) await signIn('bidder1', 'wrong').expect(401);
    for (let times = 0; times < 5; times += 1) await signIn('bidder1').expect(429);
    const kinds = (await all()).map(({ kind }) => kind);
    expect(kinds).toEqual([
      'login',
      'logout',
      'loginFailed',
      'guess',
      ...Array.from({ length: 10 }, () => 'loginFailed'),
      'lockedOut',
    ]);
    expect((await all())[0]).toMatchObject({
      userId: 'demo-tenderer1',
      role: 'tenderer',
      bodyId: 'demo-tenderer-1',
      address: '127.0.0.1',
      region: '530100',
    });
    const { items } = await read('operator1', { kind: 'guess' });
    expect(items).toMatchObject([{ kind: 'guess', login: 'nobody.here', address: '127.0.0.1' }]);
  });

  it('shows each only their remit, and operators nothing of what is read in cases', async () => {
    const at = api.deps.clock.now();
    const secret = { kind: 'secretRead', at, userId: 'demo-centre1', content: { what: 'committee' } } as const;
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert([caseRow('kunming'), caseRow('anning', { region: '530181' })]);
      await appendAudit(tx, [
        { ...secret, caseId: 'kunming', region: '530100' },
        { ...secret, caseId: 'anning', region: '530181' },
        { ...secret, caseId: 'elsewhere', region: '540100' },
        { kind: 'logout', at, userId: 'demo-centre1', region: '530100' },
      ]);
    });
    const casesOf = async (login: string) => (await read(login)).items.map(({ caseId, kind }) => caseId ?? kind);
    expect(await casesOf('inspector1')).toEqual(['logout', 'anning', 'kunming']);
    expect(await casesOf('administration1')).toEqual(['logout', 'anning', 'kunming']);
    expect(await casesOf('operator1')).toEqual(['logout']);
    for (const login of ['tenderer1', 'bidder1', 'expert1', 'centre1', 'supervisor1']) {
      await (await api.as(login)).get('/api/audit').expect(403);
      await (await api.as(login)).get('/api/audit/export').expect(403);
    }
    await api.stranger().get('/api/audit').expect(401);
  });

  it('is searched by person, case, address, kind and day, and paged without gaps', async () => {
    const entries = Array.from({ length: 30 }, (_, index) => ({
      kind: index % 2 ? ('login' as const) : ('export' as const),
      at: `2026-03-${String(1 + index).padStart(2, '0')}T20:00:00.000Z`,
      userId: index < 20 ? 'demo-centre1' : 'demo-centre2',
      caseId: index === 3 ? 'GC530100-2026-00003' : null,
      region: '530100',
      address: index === 5 ? '203.0.113.9' : '10.0.0.1',
      content: { what: 'cases', rows: index },
    }));
    await record(test.database, entries);
    const count = async (query: object) => (await read('inspector1', { limit: 200, ...query })).items.length;
    expect(await count({})).toBe(30);
    expect(await count({ kind: 'login' })).toBe(15);
    expect(await count({ userId: 'demo-centre2' })).toBe(10);
    expect(await count({ q: '示例省中心经办' })).toBe(10);
    expect(await count({ q: 'centre1' })).toBe(20);
    expect(await count({ q: 'GC530100-2026-00003' })).toBe(1);
    expect(await count({ q: '203.0' })).toBe(1);
    expect(await count({ q: '%' })).toBe(0);
    // a day of Shanghai begins at 16:00 UTC of the day before
    expect(await count({ from: '2026-03-04', to: '2026-03-05' })).toBe(2);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await read('inspector1', { limit: 7, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => 30 - index));
    await (await api.as('inspector1')).get('/api/audit').query({ cursor: 'made up' }).expect(422);
  });

  it('leaves the house as a table, which is on record too', async () => {
    await record(test.database, [
      { kind: 'logout', at: api.deps.clock.now(), userId: 'demo-centre1', region: '530100', address: '=1+1' },
    ]);
    const { text } = (await (await api.as('inspector1')).get('/api/audit/export').expect(200)) as Answer;
    expect(text).toContain('退出登录');
    expect(text).toContain(`"'=1+1"`);
    expect((await all()).at(-1)).toMatchObject({ kind: 'export', content: { what: 'audit', rows: 1 } });
  });

  it('tells everybody of their own log-ins, and of nobody else’s', async () => {
    await signIn('bidder1').expect(200);
    await signIn('bidder2').expect(200);
    const { body } = (await (await api.as('bidder1')).get('/api/me/logins').expect(200)) as Answer;
    expect((body as Page<Audit>).items).toMatchObject([
      { kind: 'login', user: { login: 'bidder1' }, address: '127.0.0.1' },
    ]);
    await api.stranger().get('/api/me/logins').expect(401);
  });

  it('holds no password and no secret value', async () => {
    await signIn('bidder1', 'my-real-password-1').expect(401);
    const agent = api.stranger();
    await agent.post('/api/session').send({ login: 'bidder2', password: demoPassword }).expect(200);
    await agent.post('/api/me/password').send({ current: demoPassword, next: 'another-long-one' }).expect(204);
    const written = JSON.stringify(await all());
    expect(written).toContain('"password"');
    for (const secret of ['my-real-password-1', demoPassword, 'another-long-one', 'scrypt']) {
      expect(written).not.toContain(secret);
    }
  });

  it('is written before the answer, in few transactions, however many read at once', async () => {
    let transactions = 0;
    const { database } = test;
    const counting = {
      ...database,
      write: ((work) => {
        transactions += 1;
        return database.write(work);
      }) as typeof database.write,
    };
    const at = api.deps.clock.now();
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const subject = `read-${index}`;
        await record(counting, [{ kind: 'secretRead', at, subject }]);
        expect(await rows(database.read, 'audit').existsBy({ subject })).toBe(true);
      }),
    );
    expect(await rows(database.read, 'audit').count()).toBe(200);
    expect(transactions).toBeLessThan(10);
    expect(await findings()).toEqual([]);
  });

  it('is one chain when several processes write', async () => {
    const at = api.deps.clock.now();
    const writers = Array.from({ length: 8 }, () => ({ ...test.database }));
    await Promise.all(
      writers.flatMap((database, writer) =>
        Array.from({ length: 10 }, (_, index) =>
          record(database, [{ kind: 'login', at, subject: `${writer}-${index}`, cause: `cause-${index}` }]),
        ),
      ),
    );
    expect((await all()).map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
    expect(await findings()).toEqual([]);
  });

  it('answers nothing where it cannot be written', async () => {
    const broken = { ...test.database, write: () => Promise.reject(new Error('the disk is full')) };
    const at = api.deps.clock.now();
    const reads = [1, 2, 3].map((nth) => record(broken, [{ kind: 'secretRead', at, subject: String(nth) }]));
    expect((await Promise.allSettled(reads)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await record(test.database, [{ kind: 'secretRead', at, subject: 'after' }]);
    expect(await all()).toHaveLength(1);
  });

  describe('its verification', () => {
    beforeEach(async () => {
      const at = api.deps.clock.now();
      await record(
        test.database,
        Array.from({ length: 6 }, (_, index) => ({
          kind: 'login' as const,
          at,
          userId: `person-${index}`,
          address: '10.0.0.1',
        })),
      );
      await sealAudit(api.deps);
      await record(test.database, [{ kind: 'logout', at, userId: 'person-1' }]);
    });

    it('finds nothing in one that nobody touched', async () => {
      expect(await findings()).toEqual([]);
    });

    it('finds a row that says something else', async () => {
      await tamper((audit) => audit.update({ id: 3 }, { address: '10.0.0.2' }));
      expect(await findings()).toEqual(['Row 3: its content does not match its hash.']);
    });

    it('finds rows that are gone, in the middle, at the beginning and at the end', async () => {
      await tamper((audit) => audit.delete({ id: 3 }));
      expect(await findings()).toEqual(['Rows 3 to 3 are missing.']);
      await tamper((audit) => audit.delete({ id: 1 }));
      await tamper((audit) => audit.delete({ id: 8 }));
      expect(await findings()).toEqual([
        'Rows 3 to 3 are missing.',
        'Rows 1 to 1 are missing.',
        'Rows 8 to 8 are missing.',
      ]);
    });

    it('finds another past, made with right hashes, by the seal of the platform', async () => {
      const kept = await all();
      await empty();
      const made = kept.map(({ id, kind, at, userId, address, content }) => ({
        ...{ kind, at, userId, content },
        address: id === 3 ? '10.9.9.9' : address,
      }));
      await test.database.write((tx) => appendAudit(tx, made as Parameters<typeof appendAudit>[1]));
      expect(await findings()).toEqual(['Row 6 is not what it was when the platform signed it.']);
      const withoutSeals = made.filter(({ kind }) => kind !== 'seal');
      await empty();
      await test.database.write((tx) => appendAudit(tx, withoutSeals as Parameters<typeof appendAudit>[1]));
      expect(await findings(undefined, '2030-01-01T00:00:00.000Z')).toEqual([
        expect.stringContaining('Rows 1 to 7 should be under a seal by now'),
      ]);
    });

    it('finds content that was removed before its time', async () => {
      await tamper((audit) => audit.update({ id: 2 }, { salt: null, userId: null, address: null }));
      expect(await findings()).toEqual(['The content of row 2 was removed before its time was over.']);
    });
  });

  it('forgets what was kept long enough, and its chain still holds', async () => {
    const ago = (ms: number) => new Date(Date.parse(api.deps.clock.now()) - ms).toISOString();
    const now = Date.now();
    api.setNow(new Date(now).toISOString());
    const entry = (kind: 'guess' | 'login' | 'secretRead', ms: number) => ({ kind, at: ago(ms), address: '10.0.0.1' });
    await record(test.database, [
      entry('secretRead', longestAudit + day),
      entry('login', longestAudit + day),
      entry('secretRead', longestAudit - day),
      entry('login', auditRetention.login + day),
      entry('login', auditRetention.login - day),
      entry('guess', auditRetention.guess + day),
      entry('guess', auditRetention.guess - day),
    ]);
    await prune(api.deps);
    const left = await all();
    expect(left.map(({ id, kind, address }) => [id, kind, address])).toEqual([
      [3, 'secretRead', '10.0.0.1'],
      [4, 'login', null],
      [5, 'login', '10.0.0.1'],
      [6, 'guess', null],
      [7, 'guess', '10.0.0.1'],
      [8, 'forgotten', null],
      [9, 'seal', null],
    ]);
    expect(await findings(new Date().toISOString())).toEqual([]);
    await tamper((audit) => audit.delete({ id: 3 }));
    expect(await findings(new Date().toISOString())).toEqual(['Rows 1 to 3 are missing.']);
    const { items } = await read('operator1');
    expect(items.map(({ id }) => id)).toEqual([7, 5]);
  });
});
