import { z } from 'zod';
import { paper } from '../../replay/paper';
import { PlatformRefusal, Session, type Api } from '../../replay/session';

const ok = z.object({ ok: z.boolean() });
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const membership = { id: 'm1', role: 'tenderer', body: { id: 'b1', name: 'bb' }, region: '530000', industries: [] };
const me = {
  user: { id: 'u1', login: 'x', name: 'x', locale: 'zh' },
  memberships: [membership],
  acting: membership,
  rules: [],
  unread: 0,
  tasks: 0,
  clock: { now: '2026-01-01T00:00:00.000Z' },
};

describe('a session', () => {
  it('sends a lost or failed request again unchanged', async () => {
    const bodies: unknown[] = [];
    const answers = [
      () => Promise.reject(new TypeError('fetch failed')),
      () => json(503, {}),
      () => json(200, { ok: true }),
    ];
    const api: Api = async (_, { body }) => {
      bodies.push(body);
      const answer = answers.shift();
      if (!answer) throw new Error('asked too often');
      return answer();
    };
    await expect(new Session(api).post('/api/x', { key: 'k' }, ok)).resolves.toEqual({ ok: true });
    expect(new Set(bodies)).toEqual(new Set(['{"key":"k"}']));
    expect(bodies).toHaveLength(3);
  });

  it('logs in once, and again when the session has ended', async () => {
    const asked: string[] = [];
    let isEnded = false;
    const api: Api = async (path, { method, headers }) => {
      const cookie = new Headers(headers).get('cookie');
      asked.push(`${method ?? ''} ${path} ${cookie ?? '-'}`);
      if (path === '/api/session') return json(200, me, { 'set-cookie': `session=${asked.length}; HttpOnly` });
      if (isEnded) {
        isEnded = false;
        return json(401, {});
      }
      return json(200, { ok: true });
    };
    const session = new Session(api, { login: 'x', password: 'y', role: 'tenderer' });
    await Promise.all([session.get('/api/a', ok), session.get('/api/b', ok)]);
    isEnded = true;
    await session.get('/api/c', ok);
    expect(asked).toEqual([
      'POST /api/session -',
      'GET /api/a session=1',
      'GET /api/b session=1',
      'GET /api/c session=1',
      'POST /api/session -',
      'GET /api/c session=5',
    ]);
  });

  it('tells a refusal with its code and does not try again', async () => {
    let asked = 0;
    const problem = {
      type: 'about:blank',
      title: 't',
      status: 409,
      code: 'DeadlinePassed',
      detail: 'd',
      message: { zh: '已截止', en: 'too late' },
      id: 'p1',
    };
    const api: Api = async () => {
      asked += 1;
      return json(409, problem);
    };
    const error: unknown = await new Session(api).get('/api/x', ok).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PlatformRefusal);
    expect(error).toMatchObject({ code: 'DeadlinePassed', status: 409 });
    expect(asked).toBe(1);
  });
});

it('a generated document is a PDF with its offsets right', () => {
  const text = new TextDecoder('latin1').decode(paper('招标文件', ['第一行', '第二行']));
  expect(text.startsWith('%PDF-1.4\n')).toBe(true);
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(table, table + 4)).toBe('xref');
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  for (const [index, offset] of offsets.entries())
    expect(text.slice(offset).startsWith(`${index + 1} 0 obj`)).toBe(true);
});
