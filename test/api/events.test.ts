import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { noteChange } from '../../database/changes';
import { rows } from '../../database/database';
import { eventRoutes } from '../../api/events/event-routes';
import { beginSession, findSession } from '../../api/session/sessions';
import { startApi, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

interface Told {
  readonly id?: number;
  readonly resource: string;
  readonly caseId?: string;
}

describe.each(testDatabases)('server-sent events on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  const streams: AbortController[] = [];
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    await test.database.write((tx) =>
      rows(tx, 'case').insert([
        caseRow('mine', { tendererId: 'demo-tenderer-1' }),
        caseRow('other', { tendererId: 'demo-tenderer-2' }),
      ]),
    );
  });
  afterAll(async () => {
    streams.forEach((stream) => stream.abort());
    await api.close();
    await test.close();
  });

  /** Listens as a person; `told` grows with every event. */
  const listen = async (login: string, lastId?: number) => {
    const { token } = await beginSession(test.database, `demo-${login}`, 1);
    const controller = new AbortController();
    streams.push(controller);
    const headers = { cookie: `session=${token}`, ...(lastId !== undefined && { 'last-event-id': String(lastId) }) };
    const response = await fetch(`${api.url}/api/events`, { headers, signal: controller.signal });
    const told: Told[] = [];
    const state = { ended: false };
    const read = async () => {
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          const data = /^data: (.*)$/m.exec(event)?.[1];
          if (data === undefined) continue;
          const { resource, id } = JSON.parse(data) as { resource: string; id?: string };
          const number = /^id: (\d+)$/m.exec(event)?.[1];
          told.push({ resource, ...(id && { caseId: id }), ...(number && { id: Number(number) }) });
        }
      }
    };
    read().then(
      () => (state.ended = true),
      () => (state.ended = true),
    );
    return { told, response, token, state, close: () => controller.abort() };
  };
  const change = (
    resource: 'cases' | 'tasks' | 'notifications' | 'notices',
    about: { caseId?: string; userId?: string },
  ) => test.database.write((tx) => noteChange(tx, new Date().toISOString(), resource, about));
  const until = async (test: () => boolean) => {
    for (const end = Date.now() + 20_000; !test() && Date.now() < end;)
      await new Promise((done) => setTimeout(done, 50));
    expect(test()).toBe(true);
  };
  const plain = (told: readonly Told[]) => told.map(({ resource, caseId }) => [resource, caseId]);

  it('tells each session only what it may read', async () => {
    const mine = await listen('tenderer1');
    const other = await listen('tenderer2');
    expect(mine.response.headers.get('content-type')).toContain('text/event-stream');
    await change('cases', { caseId: 'mine' });
    await change('tasks', { caseId: 'other' });
    await change('notifications', { userId: 'demo-tenderer2' });
    await change('notices', { caseId: 'mine' });
    await until(() => mine.told.length >= 2 && other.told.length >= 3);
    expect(plain(mine.told)).toEqual([
      ['cases', 'mine'],
      ['notices', 'mine'],
    ]);
    expect(plain(other.told)).toEqual([
      ['tasks', 'other'],
      ['notifications', undefined],
      ['notices', 'mine'],
    ]);
    mine.close();
    other.close();
  });

  it('tells what was missed, or that everything may have changed', async () => {
    const first = await listen('tenderer1');
    await change('cases', { caseId: 'mine' });
    await until(() => first.told.length === 1);
    first.close();
    await change('tasks', { caseId: 'mine' });
    await change('cases', { caseId: 'other' });
    const again = await listen('tenderer1', first.told[0]?.id);
    await until(() => again.told.length >= 1);
    // what the feed is just telling may come twice
    expect(new Set(plain(again.told).map(String))).toEqual(new Set(['tasks,mine']));
    again.close();
    const late = await listen('tenderer1', 999_999);
    // what a stream that is just closing has left to tell may come too
    const all = () => late.told.flatMap(({ resource, caseId }) => (caseId === undefined ? [resource] : [])).sort();
    await until(() => all().length === 6);
    expect(all()).toEqual(['cases', 'exchange', 'notices', 'notifications', 'proposals', 'tasks']);
    late.close();
  });

  it('ends when the session ends', async () => {
    const stream = await listen('tenderer1');
    await test.database.write((tx) => rows(tx, 'session').delete({ userId: 'demo-tenderer1' }));
    await new Promise((done) => setTimeout(done, 2100));
    const before = stream.told.length;
    await change('cases', { caseId: 'mine' });
    await until(() => stream.state.ended);
    expect(stream.told).toHaveLength(before);
  });

  it('forgets a stream whose client leaves at once', async () => {
    const { token } = await beginSession(test.database, 'demo-tenderer2', 1);
    const written: string[] = [];
    const res = Object.assign(new EventEmitter(), {
      closed: false,
      writableEnded: false,
      headersSent: true,
      writeHead: () => undefined,
      write: (text: string) => written.push(text),
    });
    // what the route uses of them
    const req = { headers: { cookie: `session=${token}` }, query: {}, body: {}, params: {}, get: () => undefined };
    const [events] = eventRoutes(api.deps);
    const me = await findSession(test.database, token);
    const opening = events?.run(req as unknown as Request, res as unknown as Response, me);
    res.closed = true;
    res.emit('close');
    await opening;
    await change('notices', { caseId: 'mine' });
    await new Promise((done) => setTimeout(done, 1000));
    expect(written.filter((text) => text.includes('data:'))).toEqual([]);
  });

  it('answers nobody without a session', async () => {
    await api.stranger().get('/api/events').expect(401);
  });
});
