import { In, Like } from 'typeorm';
import { nextCode } from '../../api/cases/insert-case';
import { mostCounted } from '../../api/contract';
import { rows } from '../../database/database';
import type { NoticeRow } from '../../database/rows';
import { canonicalJson } from '../../domain/canonical';
import { hashOf } from '../../domain/hash';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, partyRow } from '../support/rows';

const at = '2026-02-01T01:00:00.000Z';
const notice = (id: string, changes: Partial<NoticeRow> = {}): NoticeRow => ({
  id,
  number: `${id}-001`,
  caseId: 'road',
  seq: 3,
  kind: 'tender',
  process: 'openTender',
  region: '530102',
  industry: 'transport',
  publishedAt: at,
  content: {
    title: { zh: '招标公告', en: 'Tender notice' },
    caseTitle: '示例道路',
    lot: '1 甲段',
    fields: [],
    tables: [],
  },
  hash: 'h',
  ...changes,
});

describe.each(testDatabases)('notices, messages and search on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert([
        caseRow('road', { title: '示例道路', lot: '1 甲段', isPublic: true }),
        caseRow('river', { title: '示例河道', tendererId: 'demo-tenderer-2' }),
      ]);
      await rows(tx, 'notice').insert([
        notice('n1'),
        notice('n2', { seq: 4, kind: 'addendum', region: '530300', publishedAt: '2026-02-02T01:00:00.000Z' }),
      ]);
    });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });
  const idsOf = ({ body }: Answer) => (body as { items: { id: string }[] }).items.map((each) => each.id);

  it('shows notices to everybody, newest first, filtered', async () => {
    const list = async (query: Record<string, string> = {}) =>
      idsOf(await api.stranger().get('/api/public/notices').query(query).expect(200));
    expect(await list()).toEqual(['n2', 'n1']);
    expect(await list({ region: '530100' })).toEqual(['n1']);
    expect(await list({ kind: 'addendum' })).toEqual(['n2']);
    expect(await list({ q: '甲段' })).toEqual(['n2', 'n1']);
    expect(await list({ q: '100%' })).toEqual([]);
    const { body } = (await api.stranger().get('/api/public/notices/n1').expect(200)) as Answer;
    expect(body).toMatchObject({ caseCode: 'road', caseTitle: '示例道路 · 1 甲段' });
    await api.stranger().get('/api/public/notices/none').expect(404);
    expect(idsOf((await (await api.as('bidder1')).get('/api/cases/road/notices').expect(200)) as Answer)).toEqual([
      'n1',
      'n2',
    ]);
    await (await api.as('bidder1')).get('/api/cases/river/notices').expect(404);
  });

  it('tells a genuine certificate from a forged one', async () => {
    const content = { number: 'C-1', winner: '示例公司' };
    const signature = await api.deps.signer.sign(canonicalJson(content));
    const row = {
      caseId: 'road',
      issuedAt: at,
      content,
      hash: hashOf(content),
      signature,
      keyId: api.deps.signer.keyId,
    };
    const forged = { ...content, winner: '另一家' };
    await test.database.write((tx) =>
      rows(tx, 'certificate').insert([
        { ...row, number: 'C-1' },
        { ...row, number: 'C-2', content: forged, hash: hashOf(forged) },
      ]),
    );
    const check = async (number: string) =>
      ((await api.stranger().get(`/api/public/certificates/${number}`).expect(200)) as Answer).body;
    expect(await check('C-1')).toMatchObject({ valid: true });
    expect(await check('C-2')).toMatchObject({ valid: false });
  });

  it('finds only cases that one may read', async () => {
    const found = async (login: string, q: string) => {
      const { body } = (await (await api.as(login)).get('/api/search').query({ q }).expect(200)) as Answer;
      const { cases, notices } = body as Record<'cases' | 'notices', { id: string }[]>;
      return [cases.map((each) => each.id).sort(), notices.length];
    };
    expect(await found('bidder1', '示例')).toEqual([['road'], 2]);
    expect(await found('tenderer2', '河道')).toEqual([['river'], 0]);
    expect(await found('tenderer1', '安宁城市')).toEqual([[], 0]);
    expect(await found('tenderer2', '安宁城市')).toEqual([['river'], 0]);
  });

  it('finds the cases that one takes part in', async () => {
    await test.database.write((tx) =>
      rows(tx, 'party').insert([
        partyRow('p1', 'road', 'bidder', 'demo-bidder-1'),
        { ...partyRow('p2', 'road', 'bidder', 'demo-bidder-2'), leftAt: at },
      ]),
    );
    const own = async (login: string) =>
      idsOf(await (await api.as(login)).get('/api/cases').query({ own: '1' }).expect(200));
    expect(await own('bidder1')).toEqual(['road']);
    expect(await own('bidder2')).toEqual([]);
    expect(idsOf((await (await api.as('bidder2')).get('/api/cases').expect(200)) as Answer)).toEqual(['road']);
  });

  it('shows messages to their reader and marks them as read', async () => {
    await test.database.write((tx) =>
      rows(tx, 'notification').insert(
        ['a', 'b', 'c'].map((id) => ({
          id,
          userId: id === 'c' ? 'demo-bidder2' : 'demo-bidder1',
          cause: id,
          at,
          kind: 'task',
          messageZh: '有新的待办',
          messageEn: 'A new task',
          caseId: 'road',
          readAt: null,
        })),
      ),
    );
    const agent = await api.as('bidder1');
    expect(idsOf((await agent.get('/api/notifications').expect(200)) as Answer)).toEqual(['b', 'a']);
    const read = async (what: object) =>
      ((await agent.post('/api/notifications/read').send(what).expect(200)) as Answer).body;
    expect(await read({ ids: ['c'] })).toEqual({ unread: 2 });
    expect(await read({ ids: ['a'] })).toEqual({ unread: 1 });
    expect(idsOf((await agent.get('/api/notifications').query({ unread: 'true' })) as Answer)).toEqual(['b']);
    expect(idsOf((await agent.get('/api/notifications').query({ unread: 'false' })) as Answer)).toEqual(['b', 'a']);
    await agent.get('/api/notifications').query({ unread: 'perhaps' }).expect(422);
    expect(await read({ all: true })).toEqual({ unread: 0 });
    expect(await rows(test.database.read, 'notification').findOneBy({ id: 'c' })).toMatchObject({ readAt: null });
  });

  it('says which definition is current and who may start a case under it', async () => {
    const list = async (login: string) => {
      const { body } = (await (await api.as(login)).get('/api/processes').expect(200)) as Answer;
      return (body as { items: { jurisdiction: string; mayStart: boolean; openCases: number }[] }).items;
    };
    expect((await list('tenderer1')).map((each) => each.mayStart)).toEqual([true, true]);
    expect((await list('bidder1')).map((each) => each.mayStart)).toEqual([false, false]);
    const openCases = async (login: string) =>
      (await list(login)).find(({ jurisdiction }) => jurisdiction === 'CN')?.openCases;
    expect([await openCases('inspector1'), await openCases('bidder1')]).toEqual([2, 1]);
  });

  it('calls no task overdue whose case is suspended', async () => {
    const task = {
      stage: 'acceptance',
      region: '530100',
      industry: 'construction',
      role: 'tenderer',
      bodyId: 'demo-tenderer-1',
      partyId: null,
      userId: null,
      claimedBy: null,
      about: null,
      action: 'submit',
      revision: 'r',
      since: at,
      dueAt: '2026-02-02T01:00:00.000Z',
      provisional: false,
    };
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow('halted', { suspendedAt: at }));
      await rows(tx, 'task').insert([
        { ...task, id: 'late', taskKey: 'late', caseId: 'road' },
        { ...task, id: 'waits', taskKey: 'waits', caseId: 'halted' },
        // the end of 2 June in Shanghai
        { ...task, id: 'early', taskKey: 'early', caseId: 'road', dueAt: '2026-06-02T16:00:00.000Z' },
      ]);
    });
    const agent = await api.as('tenderer1');
    const list = async (query: Record<string, string>) => idsOf(await agent.get('/api/tasks').query(query).expect(200));
    expect(await list({ overdue: 'true' })).toEqual(['late']);
    expect(await list({ overdue: 'false' })).toEqual(['late', 'waits', 'early']);
    expect(await list({ due: '2026-06-02..2026-06-02' })).toEqual(['early']);
    expect(await list({ due: '2026-06-03..2026-06-03' })).toEqual([]);
    expect(((await agent.get('/api/tasks/count').expect(200)) as Answer).body).toEqual({
      ...{ mine: 3, overdue: 1 },
      most: mostCounted,
    });

    // in person, claimed in person, claimed for the body, claimed by a colleague: the first three once each
    await test.database.write((tx) =>
      rows(tx, 'task').insert([
        { ...task, id: 'named', taskKey: 'named', caseId: 'road', userId: 'demo-tenderer1', bodyId: null },
        { ...task, id: 'both', taskKey: 'both', caseId: 'road', userId: 'demo-tenderer1', claimedBy: 'demo-tenderer1' },
        { ...task, id: 'claimed', taskKey: 'claimed', caseId: 'road', claimedBy: 'demo-tenderer1' },
        { ...task, id: 'theirs', taskKey: 'theirs', caseId: 'road', claimedBy: 'demo-tenderer1b' },
      ]),
    );
    const known = await list({ limit: '2' });
    expect(known).toHaveLength(2);
    expect((await list({})).toSorted()).toEqual(['both', 'claimed', 'early', 'late', 'named', 'waits']);
    expect(((await agent.get('/api/tasks/count').expect(200)) as Answer).body).toMatchObject({ mine: 6, overdue: 4 });
    await test.database.write((tx) => rows(tx, 'task').delete({ id: In(['named', 'both', 'claimed', 'theirs']) }));
  });

  it('counts tasks that wait no further than it says', async () => {
    await test.database.write(async (tx) => {
      const free = await rows(tx, 'task').findOneByOrFail({ id: 'late' });
      const many = Array.from({ length: mostCounted }, (_, n) => ({ ...free, id: `many-${n}`, taskKey: `many-${n}` }));
      for (let from = 0; from < many.length; from += 250) await rows(tx, 'task').insert(many.slice(from, from + 250));
    });
    const agent = await api.as('tenderer1');
    expect(((await agent.get('/api/tasks/count').expect(200)) as Answer).body).toEqual({
      ...{ mine: mostCounted, overdue: mostCounted },
      most: mostCounted,
    });
    await test.database.write((tx) => rows(tx, 'task').delete({ id: Like('many-%') }));
  });

  it('finds a deadline at the very instant from which is asked, however that is written', async () => {
    await test.database.write((tx) =>
      rows(tx, 'case').insert(caseRow('tonight', { deadlineAt: '2026-03-09T09:00:00.000Z', isPublic: true })),
    );
    const ids = async (from: string) => {
      const query = { from, to: '2026-03-10T00:00:00Z' };
      const { body } = (await (await api.as('tenderer1')).get('/api/deadlines').query(query).expect(200)) as Answer;
      return (body as { items: { caseId: string }[] }).items.map(({ caseId }) => caseId);
    };
    expect(await ids('2026-03-09T09:00:00Z')).toEqual(['tonight']);
    expect(await ids('2026-03-09T09:00:00.000Z')).toEqual(['tonight']);
    expect(await ids('2026-03-09T09:00:01Z')).toEqual([]);
  });

  it('numbers a case by the year that has begun in Shanghai', async () => {
    const codeAt = (now: string) => test.database.write((tx) => nextCode(tx, 'GC', '530111', now));
    expect(await codeAt('2026-12-31T15:59:59.999Z')).toBe('GC530111-2026-00001');
    expect(await codeAt('2026-12-31T16:00:00.000Z')).toBe('GC530111-2027-00001');
  });
});
