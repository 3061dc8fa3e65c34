import type { View } from '../../api/contract';
import { mostViews } from '../../api/views/views';
import { rows } from '../../database/database';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

describe.each(testDatabases)('saved views on %s', (_name, open) => {
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

  const save = async (login: string, name: string, more: object = {}, status = 201): Promise<View> => {
    const body = { list: 'cases', name, content: { filter: { state: 'overdue' }, sort: 'deadline' }, ...more };
    const answer: Answer = await (await api.as(login)).post('/api/views').send(body);
    expect([status, answer.body]).toEqual([answer.status, expect.anything()]);
    return answer.body as View;
  };
  const viewsOf = async (login: string, list = 'cases'): Promise<View[]> => {
    const answer: Answer = await (await api.as(login)).get('/api/views').query({ list }).expect(200);
    return (answer.body as { items: View[] }).items;
  };
  const namesOf = async (login: string) => (await viewsOf(login)).map(({ name }) => name);
  const change = async (login: string, id: string, body: object): Promise<Answer> =>
    (await api.as(login)).put(`/api/views/${id}`).send(body);

  it('keep filters, order and columns by name, for their person wherever they sign in', async () => {
    const content = {
      filter: { state: 'overdue', region: '530100' },
      sort: 'deadline',
      columns: ['stage', 'deadline'],
    };
    const { id } = await save('centre1', '本周逾期', { content: { ...content, density: 'compact' } });
    const [view] = await viewsOf('centre1');
    expect(view).toMatchObject({ id, name: '本周逾期', isMine: true, shared: 'nobody', isDefault: false });
    expect(view?.content).toEqual({ ...content, density: 'compact' });
    expect(await namesOf('centre1b')).toEqual([]);
    expect(await viewsOf('centre1', 'tasks')).toEqual([]);
  });

  it('are renamed, changed, made the default and deleted by their owner', async () => {
    const { id } = await save('supervisor1', '旧名');
    const renamed = await change('supervisor1', id, { name: '新名', content: { filter: { stage: 'filing' } } });
    expect(renamed.body).toMatchObject({ name: '新名', content: { filter: { stage: 'filing' } } });
    const agent = await api.as('supervisor1');
    await agent.put('/api/views/default').send({ list: 'cases', id }).expect(204);
    expect((await viewsOf('supervisor1'))[0]?.isDefault).toBe(true);
    await agent.put('/api/views/default').send({ list: 'cases', id: null }).expect(204);
    expect((await viewsOf('supervisor1'))[0]?.isDefault).toBe(false);
    await agent.put('/api/views/default').send({ list: 'cases', id }).expect(204);
    await agent.delete(`/api/views/${id}`).expect(204);
    expect(await namesOf('supervisor1')).toEqual([]);
    expect(await rows(test.database.read, 'defaultView').count()).toBe(0);
  });

  it('are shared within the body, say by whom, and are nobody else’s to change', async () => {
    const { id } = await save('centre1', '中心共用', { shared: 'body' });
    const [seen] = await viewsOf('centre1b');
    expect(seen).toMatchObject({ id, isMine: false, shared: 'body', owner: { id: 'demo-centre1' } });
    expect(seen?.owner.name).not.toBe('');
    expect(await namesOf('supervisor1')).toEqual([]);
    expect((await change('centre1b', id, { name: '改' })).status).toBe(403);
    expect((await change('supervisor1', id, { name: '改' })).status).toBe(404);
    await (await api.as('centre1b')).delete(`/api/views/${id}`).expect(403);
    await (await api.as('centre1b')).put('/api/views/default').send({ list: 'cases', id }).expect(204);
    await change('centre1', id, { shared: 'nobody' });
    expect(await namesOf('centre1b')).toEqual([]);
  });

  it('are shared by role among offices; market participants and experts cannot', async () => {
    await save('supervisor1', '监督共用', { shared: 'role' });
    expect(await namesOf('supervisor2')).toEqual(['监督共用']);
    expect(await namesOf('inspector1')).toEqual([]);
    expect(await save('bidder1', '广告', { shared: 'role' }, 403)).toMatchObject({ code: 'NotAllowed' });
    for (const shared of ['role', 'body']) await save('expert1', '串通', { shared }, 403);
    expect(await namesOf('bidder2')).toEqual([]);
  });

  it('never show more than their reader may see', async () => {
    await test.database.write((tx) =>
      rows(tx, 'case').insert([
        caseRow('road', { industry: 'transport' }),
        caseRow('house', { industry: 'construction' }),
      ]),
    );
    await save('supervisor2', '交通全部', { shared: 'role', content: { filter: { industry: 'transport' } } });
    const shared = (await viewsOf('supervisor1')).find(({ name }) => name === '交通全部');
    const listed = async (login: string): Promise<string[]> => {
      const answer: Answer = await (await api.as(login)).get('/api/cases').query(shared?.content.filter ?? {});
      return (answer.body as { items: { id: string }[] }).items.map(({ id }) => id);
    };
    expect(await listed('supervisor2')).toEqual(['road']);
    expect(await listed('supervisor1')).toEqual([]);
  });

  it('take only filters that their list has, each named where it is refused', async () => {
    const refused = (filter: object, list = 'cases') => save('centre1', '错误', { list, content: { filter } }, 422);
    expect(await refused({ password: 'x' })).toMatchObject({ faults: [{ path: 'content.filter.password' }] });
    expect(await refused({ state: 'lost' })).toMatchObject({ faults: [{ path: 'content.filter.state' }] });
    expect(await refused({ due: 'tomorrow' }, 'tasks')).toMatchObject({ faults: [{ path: 'content.filter.due' }] });
    await save('centre1', '公告', { list: 'notices', content: { filter: { from: '2026-01-01' } } });
    await save('centre1', '待办', { list: 'tasks', content: { filter: { scope: 'all', due: '..2026-03-08' } } });
  });

  it('have names of their own, and there is an end to them', async () => {
    await save('agency1', '同名');
    expect(await save('agency1', '同名', {}, 422)).toMatchObject({ faults: [{ path: 'name', rule: 'taken' }] });
    for (let nth = 1; nth < mostViews; nth += 1) await save('agency1', `视图 ${nth}`);
    const refused = await save('agency1', '太多', {}, 409);
    expect(refused).toMatchObject({
      code: 'Conflict',
      message: { zh: expect.stringContaining(`${mostViews}`) as string },
    });
    await save('agency1', '另一清单', { list: 'tasks', content: { filter: {} } });
  });
});
