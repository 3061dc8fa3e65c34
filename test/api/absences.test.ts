import type { Absences, Audit, Page, Task, TimelineItem } from '../../api/contract';
import { rows } from '../../database/database';
import { addDays, dateOf } from '../../domain/calendar';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';
import { caseRow } from '../support/rows';

const start = '2026-03-02T01:00:00.000Z';
const today = dateOf(start);
const day = (after: number) => addDays(today, after);

describe.each(testDatabases)('absences on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert([caseRow('GC-1')]);
      const task = {
        caseId: 'GC-1',
        stage: 'acceptance',
        role: 'centre',
        bodyId: 'demo-centre-kunming',
        region: '530100',
      };
      const rest = { partyId: null, userId: null, about: null, industry: 'construction', since: start, dueAt: null };
      for (const [id, claimedBy] of [
        ['claimed', 'demo-centre1'],
        ['free', null],
      ] as const) {
        await rows(tx, 'task').insert({
          ...{ ...task, ...rest, id, taskKey: id, action: 'accept', provisional: false, revision: '1', claimedBy },
        });
      }
    });
  });
  beforeEach(async () => {
    api.setNow(start);
    await test.database.write((tx) => rows(tx, 'absence').createQueryBuilder().delete().execute());
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const post = { membershipId: 'demo-centre1-centre', substituteId: 'demo-centre1b', from: today, to: day(2) };
  const set = async (login: string, input: object, status = 201) =>
    ((await (await api.as(login)).post('/api/absences').send(input).expect(status)) as Answer).body as Absences & {
      faults?: { path: string; rule: string }[];
    };
  const of = async (login: string, query: object = {}) =>
    ((await (await api.as(login)).get('/api/absences').query(query).expect(200)) as Answer).body as Absences;
  const inbox = async (login: string) =>
    (((await (await api.as(login)).get('/api/tasks').expect(200)) as Answer).body as Page<Task>).items
      .map(({ id, standsInFor }) => (standsInFor ? `${id} for ${standsInFor.name}` : id))
      .sort();
  const act = async (login: string, path: string, status: number, body: object = {}) =>
    ((await (await api.as(login)).post(`/api/tasks/${path}`).send(body).expect(status)) as Answer).body as Task;

  it('puts the tasks of the absent before who stands in, marked, and takes them away by itself', async () => {
    await set('centre1', post);
    expect(await inbox('centre1b')).toEqual(['claimed for 示例中心经办', 'free']);
    expect(await inbox('centre1')).toEqual(['claimed', 'free']);
    expect((await of('centre1')).own).toMatchObject([{ state: 'now', from: today, to: day(2), mayRecall: true }]);
    expect((await of('centre1b')).standsIn).toMatchObject([{ user: { name: '示例中心经办' }, state: 'now' }]);
    const { body } = (await (await api.as('centre1b')).get('/api/tasks/count')) as Answer;
    expect(body).toMatchObject({ mine: 2 });
    // its last day ends at midnight in Shanghai
    api.setNow(`${day(2)}T15:59:59.999Z`);
    expect(await inbox('centre1b')).toEqual(['claimed for 示例中心经办', 'free']);
    api.setNow(`${day(2)}T16:00:00.000Z`);
    expect(await inbox('centre1b')).toEqual(['free']);
    expect((await of('centre1')).own).toMatchObject([{ state: 'over', mayRecall: false }]);
  });

  it('begins on its first day, and not before', async () => {
    await set('centre1', { ...post, from: day(1) });
    expect(await inbox('centre1b')).toEqual(['free']);
    api.setNow(`${today}T16:00:00.000Z`);
    expect(await inbox('centre1b')).toEqual(['claimed for 示例中心经办', 'free']);
  });

  it('is recalled, and counts no more from then on', async () => {
    const { own } = await set('centre1', post);
    const path = `/api/absences/${own[0]?.id ?? ''}/recall`;
    await (await api.as('centre1b')).post(path).expect(404);
    await (await api.as('centre1')).post(path).expect(200);
    await (await api.as('centre1')).post(path).expect(409);
    expect(await inbox('centre1b')).toEqual(['free']);
    expect((await of('centre1')).own).toMatchObject([{ state: 'recalled' }]);
    await set('centre1', post);
  });

  it('lets who stands in take a task over, and nobody else', async () => {
    await act('centre1b', 'claimed/claim', 409);
    await set('centre1', post);
    expect(await act('centre1b', 'claimed/claim', 200)).toMatchObject({ claimedBy: { id: 'demo-centre1b' } });
    await act('centre1b', 'claimed/delegate', 409, { userId: 'demo-centre1' });
    const { body } = (await (await api.as('centre1b')).get('/api/tasks/claimed/colleagues').expect(200)) as Answer;
    expect(body).toEqual({ items: [{ id: 'demo-centre1', name: '示例中心经办', absentUntil: day(2) }] });
    await act('centre1b', 'claimed/release', 200);
    api.setNow(`${day(3)}T01:00:00.000Z`);
    await act('centre1', 'claimed/claim', 200);
    api.setNow(start);
  });

  it('names what is wrong: days, and people who could not stand in', async () => {
    const rule = async (input: object, login = 'centre1') =>
      (await set(login, { ...post, ...input }, 422)).faults?.map(({ path, rule: name }) => `${path} ${name}`);
    expect(await rule({ from: day(-1) })).toEqual(['from tooEarly']);
    expect(await rule({ to: day(-1) })).toEqual(['to tooEarly']);
    expect(await rule({ to: day(400) })).toEqual(['to tooLate']);
    for (const substituteId of ['demo-centre2', 'demo-supervisor1', 'demo-centre1', 'nobody']) {
      expect([substituteId, await rule({ substituteId })]).toEqual([substituteId, ['substituteId notAllowed']]);
    }
    await set('centre1', post);
    expect(await rule({ from: day(2), to: day(4) })).toEqual(['from overlaps']);
    const theirs = { membershipId: 'demo-centre1b-centre', substituteId: 'demo-centre1' };
    expect(await rule({ ...theirs, from: day(1) }, 'centre1b')).toEqual(['substituteId absent']);
    await set('centre1', { ...post, membershipId: 'demo-centre1b-centre' }, 404);
  });

  it('is not for experts, who act in person', async () => {
    const input = { membershipId: 'demo-expert1-expert', substituteId: 'demo-expert7', from: today, to: day(1) };
    expect((await set('expert1', input, 422)).faults).toMatchObject([{ path: 'membershipId', rule: 'notAllowed' }]);
    const { body } = (await (
      await api.as('expert1')
    )
      .get('/api/absences/substitutes')
      .query({ membershipId: 'demo-expert1-expert' })
      .expect(200)) as Answer;
    expect(body).toEqual({ items: [] });
  });

  it('is set for the sick by who keeps the account, told to both, and on record', async () => {
    await set('centre1b', { ...post, userId: 'demo-centre1' }, 404);
    await set('tenderer1', { ...post, userId: 'demo-centre1' }, 404);
    const { own } = await set('operator1', { ...post, userId: 'demo-centre1' });
    expect(own).toMatchObject([{ setBy: { name: '示例平台运营' }, substitute: { name: '示例中心复核' } }]);
    for (const login of ['centre1', 'centre1b']) {
      const { body } = (await (await api.as(login)).get('/api/notifications')) as Answer;
      expect((body as Page<{ message: { zh: string } }>).items[0]?.message.zh).toContain('由 示例中心复核 代办');
    }
    const { body } = (await (await api.as('operator1')).get('/api/users/demo-centre1/record').expect(200)) as Answer;
    expect((body as Page<Audit>).items[0]).toMatchObject({ kind: 'absence', user: { login: 'operator1' } });
    // an operator knows of absences, and gets no task by that
    expect(await inbox('operator1')).toEqual([]);
  });

  it('tells whoever counted on somebody who is absent too', async () => {
    await set('tenderer1', {
      ...{ membershipId: 'demo-tenderer1-tenderer', substituteId: 'demo-tenderer1b' },
      from: day(3),
      to: day(5),
    });
    const theirs = {
      userId: 'demo-tenderer1b',
      membershipId: 'demo-tenderer1b-tenderer',
      substituteId: 'demo-tenderer1',
    };
    await set('operator1', { ...theirs, from: day(5), to: day(6) }, 422);
    await set('operator1', { ...theirs, from: day(6), to: day(8) });
    const third = {
      id: 'third',
      login: 'third',
      loginOrder: 'third',
      name: '第三人',
      passwordHash: 'none',
      locale: 'zh',
      active: true,
    };
    await test.database.write(async (tx) => {
      await rows(tx, 'user').insert({ ...third, createdAt: start });
      await rows(tx, 'membership').insert({ id: 'm3', userId: 'third', bodyId: 'demo-tenderer-1', role: 'tenderer' });
    });
    await set('tenderer1b', { membershipId: theirs.membershipId, substituteId: 'third', from: day(4), to: day(5) });
    const { body } = (await (await api.as('tenderer1')).get('/api/notifications')) as Answer;
    expect(
      (body as Page<{ message: { zh: string } }>).items.some(({ message }) => message.zh.includes('另选代办人')),
    ).toBe(true);
  });
});

describeWithServer('standing in for somebody', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  it('puts both on record: who acted, and for whom', async () => {
    const tender = await Tender.open(platform);
    const { api } = tender;
    const tasks = await api.get<Page<Task>>('centre', `/tasks?caseId=${tender.id}`);
    const accept = tasks.items.find(({ action }) => action === 'accept');
    await api.send('centre', 'post', `/tasks/${accept?.id ?? ''}/claim`);
    const from = dateOf(platform.deps.clock.now());
    const input = { membershipId: 'm-centre', substituteId: 'centre-colleague', from, to: from };
    await api.send('centre', 'post', '/absences', input);
    const theirs = await api.get<Page<Task>>('centreColleague', '/tasks');
    expect(theirs.items.find(({ id }) => id === accept?.id)).toMatchObject({ standsInFor: { name: '人员 centre' } });
    await tender.act('accept', 'centreColleague');
    const { items } = await api.get<Page<TimelineItem>>('supervisor', `/cases/${tender.id}/timeline`);
    expect(items.find(({ action }) => action === 'accept')?.actor).toMatchObject({
      name: '人员 centre-colleague',
      standsInFor: '人员 centre',
    });
    // what nobody had claimed is done in one's own right
    await tender.reach('filing');
    const later = await api.get<Page<TimelineItem>>('supervisor', `/cases/${tender.id}/timeline`);
    expect(later.items.filter(({ actor }) => actor?.standsInFor !== undefined)).toHaveLength(1);
  }, 60_000);
});
