import { randomUUID } from 'node:crypto';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import request from 'supertest';
import { mostDrafts } from '../../api/cases/drafts';
import { httpServer } from '../../api/http/http-server';
import { generalLimit } from '../../api/http/security';
import { recognise } from '../../api/session/recognise';
import { problemHandler } from '../../api/http/problem-handler';
import { refuse } from '../../api/http/refusal';
import { beginSession } from '../../api/session/sessions';
import { rows } from '../../database/database';
import { demoPassword } from '../../database/seed/seed';
import { startApi, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

describe.each(testDatabases)('who wants to exhaust the platform, or shut others out, on %s', (_name, open) => {
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

  const signIn = (login: string, password: string, address: string) =>
    api.stranger().post('/api/session').set('x-forwarded-for', address).send({ login, password });

  it('cannot lock the owner of a login out where they are known', async () => {
    expect((await signIn('bidder7', demoPassword, '203.0.113.7')).status).toBe(200);
    for (let guess = 0; guess < 11; guess += 1) await signIn('bidder7', 'guess', '198.51.100.1');
    expect((await signIn('bidder7', demoPassword, '198.51.100.1')).status).toBe(429);
    expect((await signIn('bidder7', demoPassword, '198.51.100.2')).status).toBe(429);
    expect((await signIn('bidder7', demoPassword, '203.0.113.7')).status).toBe(200);
    for (let guess = 0; guess < 10; guess += 1) await signIn('bidder7', 'guess', '203.0.113.7');
    expect((await signIn('bidder7', demoPassword, '203.0.113.7')).status).toBe(429);
  });

  it('believes no address but the one that the nearest proxy saw', async () => {
    const metrics = (forwarded: string) => api.stranger().get('/metrics').set('x-forwarded-for', forwarded);
    expect((await metrics('127.0.0.1')).status).toBe(200);
    expect((await metrics('127.0.0.1, 10.0.0.9')).status).toBe(404);
    await signIn('nobody-at-all', 'guess', '127.0.0.1, 192.168.7.9');
    const attempt = await rows(test.database.read, 'login').findOneByOrFail({ login: 'nobody-at-all' });
    expect(attempt.address).toBe('192.168.7.9');
  });

  it('gets no further with made-up cookies than without', async () => {
    const app = express();
    app.use(recognise(api.deps), generalLimit({ ...api.deps.configuration, environment: 'production' }));
    app.get('/', (_req, res) => void res.end());
    app.use(problemHandler(api.deps));
    const server = httpServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ask = async (token: string) =>
      (await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie: `session=${token}` } })).status;
    const { token } = await beginSession(test.database, 'demo-bidder1', 1);
    const statuses = new Set<number>();
    for (let sent = 0; sent < 3050; sent += 50) {
      for (const status of await Promise.all(Array.from({ length: 50 }, () => ask(randomUUID())))) statuses.add(status);
    }
    expect([...statuses]).toEqual([200, 429]);
    expect(await ask(token)).toBe(200);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('signs in while an address floods the log-in with names that nobody has', async () => {
    const flood = Array.from({ length: 60 }, (_, index) => signIn(`nobody-${index}`, 'guess', '198.51.100.77'));
    const flooded = Promise.all(flood.map(async (one) => (await one).status));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const order: string[] = [];
    const owner = signIn('bidder2', demoPassword, '203.0.113.2').then(({ status }) => {
      order.push('owner');
      return status;
    });
    const statuses = flooded.then((all) => {
      order.push('flood');
      return all;
    });
    expect(await owner).toBe(200);
    const answers = await statuses;
    expect(order).toEqual(['owner', 'flood']);
    // those beyond the line of that address are turned away at once
    expect(answers.filter((status) => status === 401).length).toBeGreaterThanOrEqual(20);
    expect(new Set(answers)).toEqual(new Set([401, 429]));
  });

  it('answers a file of the console that is not there like any address that is not there', async () => {
    for (const path of ['/assets/none.js', '/assets/', '/assets/..%2f..%2fpackage.json']) {
      const answer = await api.stranger().get(path);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('writes down no attempt beyond the limit of requests', async () => {
    const refusals = [refuse.notAllowed(), refuse.tooMany(60)];
    const app = express();
    app.post('/api/cases', (_req, _res, next) => next(refusals.shift()));
    app.use(problemHandler(api.deps));
    const attempts = () => rows(test.database.read, 'attempt').count();
    const before = await attempts();
    expect((await request(app).post('/api/cases')).status).toBe(403);
    expect((await request(app).post('/api/cases')).status).toBe(429);
    expect(await attempts()).toBe(before + 1);
  });

  it('ends a request whose body stops in the middle', async () => {
    const server = httpServer((req, res) => void req.once('end', () => res.end()).resume(), 200);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\nhalf');
    await closed;
    await new Promise((resolve) => server.close(resolve));
  });

  it('opens so many streams with one session', async () => {
    const { token } = await beginSession(test.database, 'demo-bidder1', 1);
    const listen = async () => {
      const stop = new AbortController();
      const { status } = await fetch(`${api.url}/api/events`, {
        headers: { cookie: `session=${token}` },
        signal: stop.signal,
      });
      return { status, stop };
    };
    const streams = await Promise.all(Array.from({ length: 25 }, listen));
    expect(streams.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(streams.filter(({ status }) => status === 429)).toHaveLength(5);
    streams.forEach(({ stop }) => stop.abort());
    // the server hears of it a moment later
    for (const end = Date.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const again = await listen();
      again.stop.abort();
      if (again.status === 200 || Date.now() > end) return expect(again.status).toBe(200);
    }
  });

  it('keeps drafts of forms that exist, and not without end', async () => {
    const agent = await api.as('tenderer1');
    const put = (action: string) => agent.put(`/api/cases/new/drafts/${action}`).send({ form: { title: '草稿' } });
    expect((await put(`made-up-${randomUUID()}`)).status).toBe(404);
    const old = Array.from({ length: mostDrafts + 5 }, (_, index) => ({
      userId: 'demo-tenderer1',
      caseId: `case-${index}`,
      action: 'accept',
      form: {},
      savedAt: `2026-01-01T00:00:00.${String(index).padStart(3, '0')}Z`,
    }));
    await test.database.write((tx) => rows(tx, 'draft').insert(old));
    expect((await put('openTender')).status).toBe(200);
    expect((await agent.get('/api/cases/new/drafts/openTender')).body).toMatchObject({ form: { title: '草稿' } });
    expect(await rows(test.database.read, 'draft').countBy({ userId: 'demo-tenderer1' })).toBe(mostDrafts);
    expect((await agent.get('/api/cases/case-0/drafts/accept')).body).toEqual({ form: {} });
  });
});
