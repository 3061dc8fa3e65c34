import { randomUUID } from 'node:crypto';
import { expireProposals } from '../../api/proposals/expire';
import type { Audit, ExpertFile, Me, Page, Proposal, ProposalView, Proposed } from '../../api/contract';
import { rows } from '../../database/database';
import { demoPassword, seedAdministrator } from '../../database/seed/seed';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

const day = 24 * 3_600_000;

describe.each(testDatabases)('accounts and bodies on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const newUser = (memberships: readonly object[], login = `new-${randomUUID().slice(0, 8)}`) => ({
    ...{ login, name: '示例新人', password: 'long-enough-1', memberships },
  });
  const propose = async (login: string, method: 'post' | 'put', path: string, body: object, status = 0) => {
    const agent = await api.as(login);
    const sent = method === 'post' ? agent.post(`/api${path}`) : agent.put(`/api${path}`);
    const answer: Answer = await sent.send(body).expect(status || (method === 'post' ? 201 : 200));
    return answer.body as Proposed & { code?: string; message?: { zh: string } };
  };
  const decide = async (login: string, id: string, how: string, status = 200, body: object = {}) =>
    ((await (await api.as(login)).post(`/api/proposals/${id}/${how}`).send(body).expect(status)) as Answer)
      .body as ProposalView & {
      code: string;
      message: { zh: string };
    };
  const look = async (login: string, id: string, status = 200) =>
    ((await (await api.as(login)).get(`/api/proposals/${id}`).expect(status)) as Answer).body as ProposalView;
  const userBy = (login: string) => rows(test.database.read, 'user').findOneBy({ login });
  const stateOf = async (login: string) => {
    const { body } = (await (await api.as('operator1')).get('/api/users').query({ q: login })) as Answer;
    return (body as Page<{ login: string }>).items.find((each) => each.login === login);
  };
  const told = async (login: string, words: string) => {
    const { body } = (await (await api.as(login)).get('/api/notifications').query({ unread: true })) as Answer;
    return (body as Page<{ message: { zh: string }; path?: string }>).items.filter(({ message }) =>
      message.zh.includes(words),
    );
  };
  const office = { role: 'administration', bodyId: 'demo-administration' };

  it('makes an account when a second operator confirms it, and keeps its password from everybody', async () => {
    const input = newUser([office]);
    const { proposalId, state } = await propose('operator1', 'post', '/users', input);
    expect([state, await userBy(input.login)]).toEqual(['waiting', null]);
    const view = await look('operator1b', proposalId);
    expect(view).toMatchObject({
      kind: 'account',
      title: { zh: `新建账号 ${input.login}（示例新人）` },
      account: {
        after: { login: input.login, memberships: [{ role: 'administration', body: { id: office.bodyId } }] },
      },
      mayDecide: true,
    });
    expect(JSON.stringify(view)).not.toMatch(/scrypt|long-enough-1/);
    expect((await decide('operator1', proposalId, 'confirm', 403)).code).toBe('FourEyes');
    await decide('operator1b', proposalId, 'confirm');
    await api.stranger().post('/api/session').send({ login: input.login, password: input.password }).expect(200);
    await decide('operator1b', proposalId, 'confirm', 409);
  });

  it('stand in the natural order of their login names, also from page to page', async () => {
    const agent = await api.as('operator1');
    const logins: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { q: 'expert', limit: '5', ...(cursor !== undefined && { cursor }) };
      const page = ((await agent.get('/api/users').query(query).expect(200)) as Answer).body as Page<{ login: string }>;
      logins.push(...page.items.map(({ login }) => login));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(logins).toEqual(Array.from({ length: logins.length }, (_, nth) => `expert${nth + 1}`));
    expect(logins.length).toBeGreaterThan(10);
  });

  describe('whose first password somebody else has set', () => {
    const centre = { role: 'centre', bodyId: 'demo-centre-kunming' };
    const next = 'only-i-know-this';
    const made = async () => {
      const input = newUser([centre]);
      const { proposalId } = await propose('operator1', 'post', '/users', input);
      await decide('operator1b', proposalId, 'confirm');
      return input;
    };
    const signIn = async (login: string, password: string, status = 200) => {
      const agent = api.stranger();
      const answer: Answer = await agent.post('/api/session').send({ login, password }).expect(status);
      return { agent, body: answer.body as Me & { code?: string } };
    };

    it('let in to change it, and to nothing else before', async () => {
      const { login, password } = await made();
      const { agent, body } = await signIn(login, password);
      expect(body).toMatchObject({ mustChangePassword: true, rules: [], tasks: 0 });
      for (const path of ['/api/tasks', '/api/cases', '/api/users', '/api/notifications', '/api/me/messages']) {
        const answer: Answer = await agent.get(path).expect(403);
        expect([path, (answer.body as { code: string }).code]).toEqual([path, 'PasswordMustChange']);
      }
      await agent.put('/api/session/acting').send({ membershipId: body.acting.id }).expect(403);
      await agent.put('/api/session/locale').send({ locale: 'en' }).expect(200);
      await agent.post('/api/me/password').send({ current: password, next: password }).expect(422);
      await agent.post('/api/me/password').send({ current: password, next }).expect(204);
      const me: Answer = await agent.get('/api/me').expect(200);
      expect((me.body as Me).mustChangePassword).toBeUndefined();
      expect((me.body as Me).rules.length).toBeGreaterThan(5);
      await agent.get('/api/cases').expect(200);
      expect((await signIn(login, next)).body.mustChangePassword).toBeUndefined();
    });

    it('let in nobody once it has expired, and a new one does again', async () => {
      const { login, name, memberships, password } = await made();
      const ago = new Date(Date.now() - 1000).toISOString();
      await test.database.write((tx) => rows(tx, 'user').update({ login }, { firstPasswordUntil: ago }));
      expect((await signIn(login, password, 401)).body.code).toBe('PasswordExpired');
      expect((await signIn(login, 'something-else', 401)).body.code).toBe('WrongCredentials');
      const { id = '' } = (await userBy(login)) ?? {};
      const again = { login, name, memberships, active: true, password: 'another-long-one' };
      const { proposalId } = await propose('operator1', 'put', `/users/${id}`, again);
      await decide('operator1b', proposalId, 'confirm');
      expect((await signIn(login, 'another-long-one')).body.mustChangePassword).toBe(true);
    });

    it('do not concern the logins of the demo, nor a change of something else', async () => {
      const { login, name, memberships, password } = await made();
      const { agent } = await signIn(login, password);
      await agent.post('/api/me/password').send({ current: password, next }).expect(204);
      const { id = '' } = (await userBy(login)) ?? {};
      const renamed = { login, name: `${name}甲`, memberships, active: true };
      const { proposalId } = await propose('operator1', 'put', `/users/${id}`, renamed);
      await decide('operator1b', proposalId, 'confirm');
      expect((await signIn(login, next)).body.mustChangePassword).toBeUndefined();
      expect((await signIn('bidder6', demoPassword)).body.mustChangePassword).toBeUndefined();
    });
  });

  it('tells those who may confirm, nobody else, and afterwards who proposed it', async () => {
    const input = newUser([office]);
    const { proposalId } = await propose('operator1', 'post', '/users', input);
    expect(await told('operator1b', input.login)).toMatchObject([{ path: `/proposals/${proposalId}` }]);
    for (const login of ['operator1', 'administration1', 'centre1', 'tenderer1']) {
      expect([login, await told(login, input.login)]).toEqual([login, []]);
    }
    await decide('operator1b', proposalId, 'refuse', 200, { reason: '此人已调离' });
    expect(await told('operator1b', input.login)).toEqual([]);
    expect((await told('operator1', input.login))[0]?.message.zh).toContain('复核未通过');
    expect(await userBy(input.login)).toBeNull();
    expect(await look('operator1', proposalId)).toMatchObject({ state: 'refused', reason: '此人已调离' });
  });

  it('tells them of days of the calendar and of definitions too', async () => {
    const { body } = (await (
      await api.as('administration1')
    )
      .post('/api/calendar')
      .send({ year: 2026, days: [{ date: '2026-06-16', working: false }], source: '省政府关于临时放假的通知' })
      .expect(201)) as Answer;
    const path = `/proposals/${(body as Proposed).proposalId}`;
    expect(await told('administration1b', '修改 2026 年日历')).toMatchObject([{ path }]);
    expect(await told('operator1', '修改 2026 年日历')).toEqual([]);
  });

  it('shows what was and what shall be, and changes all of it at once', async () => {
    const path = '/users/demo-centre3b';
    const after = { login: 'centre3c', name: '示例新名', active: true };
    const roles = [
      { role: 'centre', bodyId: 'demo-centre-anning' },
      { role: 'supervisor', bodyId: 'demo-supervisor-kunming-construction' },
    ];
    const session = await api.as('centre3b');
    const change = { ...after, memberships: roles, password: 'another-long-one' };
    const { proposalId } = await propose('operator1', 'put', path, change);
    const { account, title } = await look('operator1b', proposalId);
    expect(title.zh).toBe('修改账号 centre3b（示例县级中心复核）：身份、用户名、姓名、重设密码');
    expect(account).toMatchObject({
      before: { login: 'centre3b', memberships: [{ role: 'centre' }] },
      newPassword: true,
    });
    await session.get('/api/me').expect(200);
    await decide('operator1b', proposalId, 'confirm');
    await session.get('/api/me').expect(401);
    const { body } = (await api
      .stranger()
      .post('/api/session')
      .send({ login: 'centre3c', password: 'another-long-one' })
      .expect(200)) as Answer;
    expect((body as { memberships: { role: string }[] }).memberships.map(({ role }) => role)).toEqual([
      'centre',
      'supervisor',
    ]);
    const { body: record } = (await (await api.as('operator1')).get(`/api${path}/record`).expect(200)) as Answer;
    expect((record as Page<Audit>).items[0]).toMatchObject({
      kind: 'account',
      user: { login: 'operator1b' },
      proposalId,
    });
  });

  it('is not confirmed by the person whom it concerns', async () => {
    const memberships = [{ role: 'operator', bodyId: 'demo-operator' }, office];
    const { proposalId } = await propose('operator1', 'put', '/users/demo-operator1b', {
      ...{ login: 'operator1b', name: '示例平台运营复核', memberships },
    });
    expect(await look('operator1b', proposalId)).toMatchObject({
      mayDecide: false,
      whyNot: { zh: '此事项涉及您本人的账号，须由另一人复核。' },
    });
    expect((await decide('operator1b', proposalId, 'confirm', 403)).code).toBe('FourEyes');
    await decide('operator1', proposalId, 'withdraw');
  });

  it('refuses in words what does not fit any more, and changes nothing', async () => {
    const input = { login: 'bidder7', name: '示例改名', memberships: [{ role: 'bidder', bodyId: 'demo-bidder-7' }] };
    const { proposalId } = await propose('operator1', 'put', '/users/demo-bidder7', input);
    const again = await propose('operator1', 'put', '/users/demo-bidder7', { ...input, name: '另一个' }, 409);
    expect(again.message?.zh).toContain('等待复核');
    await test.database.write((tx) => rows(tx, 'user').update({ id: 'demo-bidder7' }, { name: '本人改的名' }));
    const refused = await decide('operator1b', proposalId, 'confirm', 409);
    expect(refused.message.zh).toContain('已有变动');
    expect((await userBy('bidder7'))?.name).toBe('本人改的名');
    expect((await look('operator1b', proposalId)).state).toBe('waiting');
    await decide('operator1', proposalId, 'withdraw');
    const same = await propose('operator1', 'put', '/users/demo-bidder7', { ...input, name: '本人改的名' }, 409);
    expect(same.message?.zh).toContain('没有任何改动');
  });

  it('ends after two weeks without a decision', async () => {
    const input = newUser([office]);
    const { proposalId } = await propose('operator1', 'post', '/users', input);
    const now = api.deps.clock.now();
    try {
      api.setNow(new Date(Date.parse(now) + 14 * day).toISOString());
      expect(await look('operator1b', proposalId)).toMatchObject({ state: 'expired', mayDecide: false });
      expect((await decide('operator1b', proposalId, 'confirm', 409)).message.zh).toContain('失效');
      await expireProposals(api.deps);
      expect((await told('operator1', input.login))[0]?.message.zh).toContain('逾期无人复核');
      expect(await told('operator1b', input.login)).toEqual([]);
      // it does not stand in the way of another
      await propose('operator1', 'post', '/users', input);
    } finally {
      api.setNow(now);
    }
  });

  it('stops an account, and makes it active again, with two people each time', async () => {
    const gone = await api.as('bidder3');
    const state = {
      login: 'bidder3',
      name: '示例投标人三',
      memberships: [{ role: 'bidder', bodyId: 'demo-bidder-3' }],
    };
    const stop = await propose('operator1', 'put', '/users/demo-bidder3', { ...state, active: false });
    await gone.get('/api/me').expect(200);
    expect((await decide('operator1b', stop.proposalId, 'confirm')).title.zh).toContain('停用');
    await gone.get('/api/me').expect(401);
    const start = await propose('operator1b', 'put', '/users/demo-bidder3', { ...state, active: true });
    await decide('operator1', start.proposalId, 'confirm');
    expect(await stateOf('bidder3')).toMatchObject({ active: true });
    const own = {
      login: 'operator1',
      name: '示例平台运营',
      memberships: [{ role: 'operator', bodyId: 'demo-operator' }],
    };
    await propose('operator1', 'put', '/users/demo-operator1', { ...own, active: false }, 409);
  });

  it('lets a body of the market keep its own people, two of them or one and an operator', async () => {
    const own = [{ role: 'tenderer', bodyId: 'demo-tenderer-1' }];
    const first = await propose('tenderer1', 'post', '/users', newUser(own));
    expect((await look('tenderer1b', first.proposalId)).kind).toBe('staff');
    await look('tenderer2', first.proposalId, 404);
    await decide('tenderer2', first.proposalId, 'confirm', 404);
    await decide('tenderer1b', first.proposalId, 'confirm');
    const alone = newUser([{ role: 'tenderer', bodyId: 'demo-tenderer-2' }]);
    const second = await propose('tenderer2', 'post', '/users', alone);
    expect(await told('operator1', alone.login)).toHaveLength(1);
    await decide('operator1', second.proposalId, 'confirm');
    await propose('tenderer1', 'post', '/users', newUser([{ role: 'tenderer', bodyId: 'demo-tenderer-2' }]), 403);
    await propose('tenderer1', 'post', '/users', newUser([{ role: 'expert', bodyId: 'demo-tenderer-1' }]), 403);
    await propose('tenderer1', 'put', '/users/demo-bidder1', newUser(own), 404);
    expect((await (await api.as('bidder1')).get('/api/users')).body).toEqual({ items: [] });
    await test.database.write((tx) =>
      rows(tx, 'membership').insert({ id: 'x', userId: 'demo-tenderer1b', bodyId: 'demo-operator', role: 'operator' }),
    );
    await propose('tenderer1', 'put', '/users/demo-tenderer1b', newUser(own), 403);
    // where else its people belong no filter tells either: who is an expert, say
    const found = async (login: string, filter: object) =>
      ((await (await api.as(login)).get('/api/users').query(filter)).body as Page<object>).items.length;
    for (const filter of [{ role: 'operator' }, { bodyId: 'demo-operator' }]) {
      expect([await found('tenderer1', filter), (await found('operator1', filter)) > 0]).toEqual([0, true]);
    }
    expect(await found('tenderer1', { role: 'tenderer', bodyId: 'demo-tenderer-1' })).toBeGreaterThan(1);
    await test.database.write((tx) => rows(tx, 'membership').delete({ id: 'x' }));
  });

  it('lets everybody change their own name alone, which is on record', async () => {
    const agent = await api.as('expert2');
    await agent.put('/api/me/name').send({ name: '示例专家二（改）' }).expect(204);
    expect((await agent.get('/api/me')).body).toMatchObject({ user: { name: '示例专家二（改）' } });
    const { body } = (await (await api.as('operator1')).get('/api/users/demo-expert2/record')) as Answer;
    expect((body as Page<Audit>).items).toMatchObject([
      { what: { zh: '姓名由“示例专家二”改为“示例专家二（改）”' }, user: { login: 'expert2' } },
    ]);
    await (await api.as('centre1')).get('/api/users/demo-expert2/record').expect(404);
    // what is noted of an expert is noted under their own id, in its own letters
    const centre = await api.as('centre2');
    await centre.get('/api/expert-register/demo-expert2').expect(200);
    await centre.get('/api/expert-register/DEMO-EXPERT2').expect(404);
    const noted = { kind: 'family', bodyId: 'demo-tenderer-1' };
    const { body: file } = (await centre.post('/api/expert-register/demo-expert2/ties').send(noted)) as Answer;
    const [tie] = (file as ExpertFile).ties;
    const id = tie?.id ?? '';
    for (const path of [`DEMO-EXPERT2/ties/${id}`, `demo-expert2/ties/${id.toUpperCase()}`]) {
      await centre.delete(`/api/expert-register/${path}`).expect(404);
    }
    const { body: after } = (await centre.delete(`/api/expert-register/demo-expert2/ties/${id}`).expect(200)) as Answer;
    expect([tie?.kind, (after as ExpertFile).ties]).toEqual(['family', []]);
  });

  it('meets an account in its own letters only, so that nobody decides over their own in others', async () => {
    const own = { login: 'operator1b', name: '又名', memberships: [{ role: 'operator', bodyId: 'demo-operator' }] };
    await propose('operator1', 'put', '/users/DEMO-OPERATOR1B', own, 404);
    const operator = await api.as('operator1');
    for (const path of ['DEMO-OPERATOR1B', 'DEMO-OPERATOR1B/record']) {
      await operator.get(`/api/users/${path}`).expect(404);
    }
    await operator.get('/api/users/demo-operator1b/record').expect(200);
  });

  it('changes a body, and with it the rights of its people, with two people', async () => {
    const path = '/bodies/demo-supervisor-kunming-construction';
    const before = await rows(test.database.read, 'body').findOneByOrFail({ id: path.slice(8) });
    const { name, kinds, region, active } = before;
    const wider = { name, kinds, region, active, industries: ['construction', 'transport'] };
    await propose('centre1', 'put', path, wider, 403);
    const { proposalId } = await propose('operator1', 'put', path, wider);
    expect(await look('operator1b', proposalId)).toMatchObject({
      kind: 'office',
      title: { zh: `修改单位“${name}”：行业` },
      body: { before: { industries: ['construction'] }, after: { industries: ['construction', 'transport'] } },
    });
    await look('administration1', proposalId, 404);
    await decide('operator1b', proposalId, 'confirm');
    expect((await (await api.as('centre1')).get(`/api${path}`)).body).toMatchObject({ industries: wider.industries });
    const { body: record } = (await (await api.as('operator1')).get(`/api${path}/record`).expect(200)) as Answer;
    expect((record as Page<Audit>).items[0]).toMatchObject({ kind: 'body', proposalId });
    await (await api.as('centre1')).get(`/api${path}/record`).expect(403);
    const market = { name: '示例改名公司', kinds: ['bidder'], region: '530100', industries: [], active: true };
    const changed = await propose('centre1', 'put', '/bodies/demo-bidder-6', market);
    await decide('centre3', changed.proposalId, 'confirm', 404);
    await decide('centre1b', changed.proposalId, 'confirm');
    expect((await (await api.as('centre1')).get('/api/bodies/demo-bidder-6')).body).toMatchObject({
      name: '示例改名公司',
    });
  });

  it('leaves somebody who can operate the platform', async () => {
    const operations = {
      name: '示例平台运营中心',
      kinds: ['operator'],
      region: '530000',
      industries: [],
      active: false,
    };
    const { proposalId } = await propose('operator1', 'put', '/bodies/demo-operator', operations);
    expect((await decide('operator1b', proposalId, 'confirm', 409)).message.zh).toContain('没有运维人员');
    await decide('operator1', proposalId, 'withdraw');
    await (await api.as('operator1b')).get('/api/me').expect(200);
  });

  it('lists for each what they may decide over', async () => {
    const { proposalId } = await propose('operator1', 'post', '/users', newUser([office]));
    const listed = async (login: string) =>
      (
        ((await (await api.as(login)).get('/api/proposals').query({ limit: 200 })) as Answer).body as Page<Proposal>
      ).items.map(({ id }) => id);
    expect(await listed('operator1b')).toContain(proposalId);
    expect(await listed('inspector1')).toContain(proposalId);
    for (const login of ['administration1', 'centre1', 'tenderer1', 'bidder1', 'expert1']) {
      expect([login, (await listed(login)).includes(proposalId)]).toEqual([login, false]);
    }
  });
});

describe.each(testDatabases)('an empty platform on %s', (_name, open) => {
  it('has a first operator, who appoints the second alone and nothing else', async () => {
    const test = await open();
    const api = await startApi(test);
    try {
      await test.database.write(async (tx) => {
        for (const table of ['membership', 'user', 'body', 'session'] as const) {
          await rows(tx, table).createQueryBuilder().delete().execute();
        }
      });
      await seedAdministrator(test.database, { login: 'first', password: 'a-long-password' });
      const agent = api.stranger();
      await agent.post('/api/session').send({ login: 'first', password: 'a-long-password' }).expect(200);
      const [body] = await rows(test.database.read, 'body').find();
      const operator = (login: string) => ({
        ...{ login, name: login, password: 'a-long-password' },
        memberships: [{ role: 'operator', bodyId: body?.id }],
      });
      const office = { name: '示例管理局', kinds: ['administration'], region: '530000' };
      await agent.post('/api/bodies').send(office).expect(201);
      expect(await rows(test.database.read, 'body').count()).toBe(1);
      const second = (await agent.post('/api/users').send(operator('second')).expect(201)) as Answer;
      expect(second.body).toMatchObject({ state: 'confirmed' });
      const third = (await agent.post('/api/users').send(operator('third')).expect(201)) as Answer;
      expect(third.body).toMatchObject({ state: 'waiting' });
      const proposal = await rows(test.database.read, 'proposal').findOneByOrFail({ state: 'confirmed' });
      expect(proposal.decidedBy).toBe(proposal.proposedBy);
      expect(proposal.reason).toContain('尚无其他运维人员');
      expect(await rows(test.database.read, 'audit').countBy({ kind: 'account' })).toBe(1);
    } finally {
      await api.close();
      await test.close();
    }
  });
});
