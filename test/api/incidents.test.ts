import type { Incident, IncidentResults, Page } from '../../api/contract';
import { rows } from '../../database/database';
import { waitingDelivery } from '../../database/plan-deliveries';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState } from '../support/rows';

const at = (minute: number) => `2026-03-01T01:${String(minute).padStart(2, '0')}:00.000Z`;

describe.each(testDatabases)('incidents on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeEach(async () => {
    test = await open();
    api = await startApi(test);
    await test.database.write(async (tx) => {
      const incidents = [
        { id: '7:publish:tenderNotice', seq: 7, effect: 'publish:tenderNotice', error: 'no board', since: at(3) },
        { id: '9:rankBids', seq: 9, effect: 'rankBids', error: 'no sheets', since: at(5), needed: true as const },
      ];
      await rows(tx, 'case').insert(caseRow('GC-1', { incidents: 2, state: caseState('GC-1', { incidents }) }));
      for (const seq of [8, 10]) {
        await rows(tx, 'event').insert({
          ...{ caseId: 'GC-1', seq, at: at(3), kind: 'incident', stage: 'publication', action: null, actKey: null },
          ...{ recordKey: 'r', json: { about: ['7:publish:tenderNotice'] }, previousHash: 'h', hash: 'h' },
        });
      }
      const message = { stamp: 's', nextAt: at(59), tries: 6, error: 'away' };
      await rows(tx, 'outbox').insert([
        { kind: 'entriesChanged', subject: 'GC-2', since: at(1), ...message },
        { kind: 'archive', subject: 'GC-3', since: at(2), ...message },
        { kind: 'calendar', subject: 'GC-4', since: at(2), ...message, tries: 1 },
      ]);
      const delivery = waitingDelivery(
        {
          messageId: 'm',
          channel: 'sms',
          userId: 'demo-centre1',
          kind: 'task',
          caseId: 'GC-1',
          content: {},
          createdAt: at(4),
        },
        { notBefore: at(4), notAfter: null, inDigest: false },
      );
      await rows(tx, 'delivery').insert({
        ...delivery,
        id: 'd',
        state: 'failed',
        why: 'refused',
        attempts: 3,
      } as never);
      await rows(tx, 'exchangeIncident').insert({
        ...{ id: 'x', peer: '530900', direction: 'receiving', times: 4, firstAt: at(6), lastAt: at(7) },
        problem: { code: 'BadSignature', zh: '签名无效', en: 'A signature is not good' },
        ...{ resolvedAt: null, resolvedBy: null },
      });
    });
  });
  afterEach(async () => {
    await api.close();
    await test.close();
  });

  const list = async (query: Record<string, string> = {}): Promise<Page<Incident>> => {
    const answer: Answer = await (await api.as('operator1')).get('/api/incidents').query(query).expect(200);
    return answer.body as Page<Incident>;
  };
  const keysOf = async (query: Record<string, string> = {}) => (await list(query)).items.map(({ key }) => key);
  const decide = async (body: object, status = 200): Promise<IncidentResults> => {
    const answer: Answer = await (await api.as('operator1')).post('/api/incidents/decisions').send(body).expect(status);
    return answer.body as IncidentResults;
  };
  const all = [
    'outbox/entriesChanged/GC-2',
    'archive/GC-3',
    'case/GC-1/7:publish:tenderNotice',
    'delivery/d',
    'case/GC-1/9:rankBids',
    'exchange/x',
  ];

  it('stand on one list, the oldest first, with why, how often and what may be done', async () => {
    const { items } = await list();
    expect(items.map(({ key }) => key)).toEqual(all);
    expect(items.map(({ may }) => may.join())).toEqual([
      'retry',
      'retry,skip',
      'retry,skip',
      'retry,skip',
      'retry',
      'close',
    ]);
    expect(items.map(({ tries }) => tries)).toEqual([6, 6, 2, 3, undefined, 4]);
    expect(items[5]?.words).toEqual({ zh: '签名无效', en: 'A signature is not good' });
  });

  it('are found by kind, case and day, page by page', async () => {
    expect(await keysOf({ kind: 'delivery' })).toEqual(['delivery/d']);
    expect(await keysOf({ q: 'gc-1' })).toEqual([all[2], all[3], all[4]]);
    expect(await keysOf({ since: '..2026-02-28' })).toEqual([]);
    expect(await keysOf({ since: '2026-03-01..2026-03-01' })).toEqual(all);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: '4', ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
  });

  it('are tried again together, each with what came of it', async () => {
    const { results } = await decide({ keys: [all[0], all[1], all[3], all[5], 'delivery/none'], how: 'retry' });
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
    expect(results[3]?.message?.zh).toBe('此事项不能这样处理');
    expect(results[4]?.message?.zh).toMatch(/不在列表中/);
    const told = await rows(test.database.read, 'outbox').findOneByOrFail({ subject: 'GC-2' });
    expect(told.nextAt > at(59)).toBe(true);
    expect((await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'd' })).state).toBe('waiting');
  });

  it('are skipped with a reason only, and never where the case cannot go on without it', async () => {
    expect(await decide({ keys: [all[3]], how: 'skip' }, 422)).toMatchObject({ faults: [{ path: 'reason' }] });
    const { results } = await decide({ keys: [all[3], all[4]], how: 'skip', reason: '号码已停用' });
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'd' })).toMatchObject({
      state: 'givenUp',
      reason: '号码已停用',
      decidedBy: 'demo-operator1',
    });
  });

  it('of the exchange are closed when somebody has seen to them', async () => {
    expect((await decide({ keys: ['exchange/x'], how: 'close' })).results).toEqual([{ key: 'exchange/x', ok: true }]);
    expect(await keysOf({ kind: 'exchange' })).toEqual([]);
  });

  it('that the platform fails to decide leave the others alone', async () => {
    // there is no Temporal here
    const { results } = await decide({ keys: [all[2], 'exchange/x'], how: 'retry' });
    expect(results.map(({ ok }) => ok)).toEqual([false, false]);
    const { results: others } = await decide({ keys: [all[2], all[0]], how: 'retry' });
    expect(others.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('are for operators', async () => {
    for (const login of ['centre1', 'administration1', 'inspector1']) {
      const agent = await api.as(login);
      await agent.get('/api/incidents').expect(403);
      await agent
        .post('/api/incidents/decisions')
        .send({ keys: ['exchange/x'], how: 'close' })
        .expect(403);
    }
  });
});
