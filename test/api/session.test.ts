import { Like } from 'typeorm';
import { rows } from '../../database/database';
import { demoPassword } from '../../database/seed/seed';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

describe.each(testDatabases)('sessions on %s', (_name, open) => {
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

  it('signs in, tells who one is, and signs out', async () => {
    const agent = api.stranger();
    const { body, headers } = (await agent
      .post('/api/session')
      .send({ login: 'Tenderer1', password: demoPassword })) as Answer;
    expect(body).toMatchObject({ user: { login: 'tenderer1' }, acting: { role: 'tenderer' }, unread: 0, tasks: 0 });
    expect(JSON.stringify(body)).not.toContain('scrypt');
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(headers['x-powered-by']).toBeUndefined();
    await agent.get('/api/me').expect(200);
    await agent.delete('/api/session').expect(204);
    await agent
      .get('/api/me')
      .expect(401)
      .expect('content-type', /problem\+json/);
  });

  it('keeps no token that could be used', async () => {
    const agent = api.stranger();
    const { headers } = await agent.post('/api/session').send({ login: 'bidder4', password: demoPassword });
    const token = /session=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
    const stored = await rows(test.database.read, 'session').find();
    expect(token.length).toBeGreaterThan(30);
    expect(stored.some((row) => row.id === token)).toBe(false);
  });

  it('answers a wrong password and an unknown login alike', async () => {
    const wrong = await api.stranger().post('/api/session').send({ login: 'agency2', password: 'no' });
    const unknown = await api.stranger().post('/api/session').send({ login: 'nobody-here', password: 'no' });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, id: '' }).toEqual({ ...unknown.body, id: '' });
  });

  it('locks a login after ten failures, even for the right password', async () => {
    const attempt = (password: string) => api.stranger().post('/api/session').send({ login: 'bidder8', password });
    const failures = await Promise.all(Array.from({ length: 12 }, () => attempt('guess')));
    expect(failures.filter((each) => each.status === 401)).toHaveLength(10);
    const locked = await attempt(demoPassword);
    expect(locked.status).toBe(429);
    expect(locked.body).toMatchObject({ code: 'TooManyAttempts' });
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
  });

  it('lets everybody in who knows the password, however many try at once', async () => {
    const attempt = (password: string) => api.stranger().post('/api/session').send({ login: 'bidder7', password });
    const passwords = [...Array.from({ length: 9 }, () => 'guess'), ...Array.from({ length: 15 }, () => demoPassword)];
    const answers = await Promise.all(passwords.map(attempt));
    const wrong = answers.slice(0, 9).map(({ status }) => status);
    const right = answers.slice(9).map(({ status }) => status);
    expect(new Set(right)).toEqual(new Set([200]));
    expect(new Set(wrong)).toEqual(new Set([401]));
  });

  it('counts no attempt whose password was not looked at, because too many came at once', async () => {
    const attempt = (login: string) => api.stranger().post('/api/session').send({ login, password: 'guess' });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => attempt(`crowd-${index}`)));
    const unread = answers.filter(({ status }) => status === 429);
    expect(unread.length).toBeGreaterThan(0);
    expect(unread.map(({ headers }) => headers['retry-after'])).toEqual(unread.map(() => '10'));
    const failures = await rows(test.database.read, 'login').countBy({ login: Like('crowd-%') });
    expect(failures).toBe(answers.length - unread.length);
  });

  it('acts as another membership only when it is one’s own', async () => {
    await test.database.write((tx) =>
      rows(tx, 'membership').insert({ id: 'second', userId: 'demo-agency2', bodyId: 'demo-bidder-1', role: 'bidder' }),
    );
    const agent = await api.as('agency2');
    await agent.put('/api/session/acting').send({ membershipId: 'demo-bidder1-bidder' }).expect(403);
    const { body } = (await agent.put('/api/session/acting').send({ membershipId: 'second' }).expect(200)) as Answer;
    expect(body).toMatchObject({ acting: { role: 'bidder', body: { id: 'demo-bidder-1' } } });
    expect((await agent.get('/api/me')).body).toMatchObject({ acting: { role: 'bidder' } });
  });

  it('lets nobody act in a role that their body does not have', async () => {
    await test.database.write((tx) =>
      rows(tx, 'membership').insert({ id: 'odd', userId: 'demo-bidder5', bodyId: 'demo-bidder-5', role: 'supervisor' }),
    );
    const { body } = (await (await api.as('bidder5')).get('/api/me')) as Answer;
    expect((body as { memberships: { role: string }[] }).memberships.map((each) => each.role)).toEqual(['bidder']);
  });

  it('changes the password and ends the other sessions', async () => {
    const [one, other] = [await api.as('bidder6'), await api.as('bidder6')];
    const change = { current: demoPassword, next: 'another-password' };
    await one
      .post('/api/me/password')
      .send({ ...change, current: 'wrong' })
      .expect(401);
    await one
      .post('/api/me/password')
      .send({ ...change, next: 'short' })
      .expect(422);
    await one.post('/api/me/password').send(change).expect(204);
    await one.get('/api/me').expect(200);
    await other.get('/api/me').expect(401);
  });

  it('lets a session end in real time', async () => {
    const agent = await api.as('bidder7');
    await test.database.write((tx) =>
      rows(tx, 'session').update({ userId: 'demo-bidder7' }, { expiresAt: new Date(Date.now() - 1).toISOString() }),
    );
    await agent.get('/api/me').expect(401);
  });

  it('refuses what another site’s page sends', async () => {
    const agent = await api.as('tenderer2');
    await agent.put('/api/session/locale').set('origin', 'https://example.org').send({ locale: 'en' }).expect(403);
    await agent.put('/api/session/locale').set('sec-fetch-site', 'cross-site').send({ locale: 'en' }).expect(403);
    const { body } = (await agent
      .put('/api/session/locale')
      .set('origin', api.url)
      .send({ locale: 'en' })
      .expect(200)) as Answer;
    expect(body).toMatchObject({ user: { locale: 'en' } });
  });

  it('says in both languages which field breaks which rule', async () => {
    const { body } = (await api.stranger().post('/api/session').send({ login: 'x' }).expect(422)) as Answer;
    expect(body).toMatchObject({
      code: 'InvalidInput',
      faults: [
        { path: 'password', rule: 'required', message: { zh: 'password：为必填项', en: 'password: is required' } },
      ],
    });
    await api.stranger().post('/api/session').type('json').send('{nonsense').expect(422);
    await api
      .stranger()
      .post('/api/session')
      .send({ login: 'x', password: 'y'.repeat(2_000_000) })
      .expect(413);
  });

  it('tells the demo logins, but never in production', async () => {
    const { body } = (await api.stranger().get('/api/demo-accounts').expect(200)) as Answer;
    expect((body as { items: object[] }).items).toContainEqual(expect.objectContaining({ login: 'tenderer1' }));
    const production = await startApi(test, { NODE_ENV: 'production', SEED: 'none' });
    expect((await production.stranger().get('/api/demo-accounts')).body).toEqual({ items: [] });
    await production.close();
  });

  it('records a refused attempt to act under the id of its problem', async () => {
    const { body } = (await (
      await api.as('tenderer1')
    )
      .post('/api/cases/GC000000-2026-00001/acts')
      .send({ action: 'accept', key: 'key-12345' })
      .expect(404)) as Answer;
    const { id } = body as { id: string };
    expect(await rows(test.database.read, 'attempt').findOneBy({ id })).toMatchObject({
      userId: 'demo-tenderer1',
      caseId: 'GC000000-2026-00001',
      action: 'accept',
      code: 'NotFound',
    });
  });

  it('answers a fault of the platform with an id and no stack', async () => {
    const broken = { ...api.deps.database, read: undefined } as never;
    const failing = await startApi(test);
    Object.assign(failing.deps, { database: broken });
    const { body, status } = (await failing.stranger().get('/api/demo-accounts')) as Answer;
    await failing.close();
    expect([200, 500]).toContain(status);
    expect(JSON.stringify(body)).not.toMatch(/at .*\.ts/);
  });
});
