import { withCheckDigit } from '../../domain/uscc';
import { openTender } from '../../definitions/trading/open-tender';
import { rows } from '../../database/database';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState, partyRow } from '../support/rows';

describe.each(testDatabases)('the directory on %s', (_name, open) => {
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

  const body = { name: '示例新公司', kinds: ['bidder'], region: '530102', uscc: withCheckDigit('91530102MANEW0001') };

  it('pages through all bodies', async () => {
    const agent = await api.as('bidder1');
    const names: string[] = [];
    let next: string | undefined;
    do {
      const { body: page } = (await agent
        .get('/api/bodies')
        .query({ limit: 10, ...(next && { cursor: next }) })) as Answer;
      const { items, next: cursor } = page as { items: { name: string }[]; next?: string };
      names.push(...items.map((each) => each.name));
      next = cursor;
    } while (next !== undefined);
    expect(new Set(names).size).toBe(await rows(test.database.read, 'body').count());
  });

  it('finds a body by words or code, and a percent sign is just a sign', async () => {
    const agent = await api.as('bidder1');
    const found = async (q: string) =>
      ((await agent.get('/api/bodies').query({ q })).body as { items: { id: string }[] }).items.map((each) => each.id);
    expect(await found('滇池')).toEqual(['demo-tenderer-1']);
    expect(await found('%')).toEqual([]);
    expect(await found(withCheckDigit('91530100MADEM0002').toLowerCase())).toEqual(['demo-tenderer-2']);
  });

  it('lets a centre register a bidder of its region, once', async () => {
    const centre = await api.as('centre1');
    await centre
      .post('/api/bodies')
      .send({ ...body, uscc: `${body.uscc.slice(0, 17)}0` })
      .expect(422);
    const { body: made } = (await centre.post('/api/bodies').send(body).expect(201)) as Answer;
    expect(made).toMatchObject({ body: { name: body.name, uscc: body.uscc, active: true } });
    await centre.post('/api/bodies').send(body).expect(409);
  });

  it('lets nobody beyond their remit register bodies, nor make an office', async () => {
    await (
      await api.as('centre3')
    )
      .post('/api/bodies')
      .send({ ...body, uscc: undefined })
      .expect(403);
    await (
      await api.as('bidder1')
    )
      .post('/api/bodies')
      .send({ ...body, uscc: undefined })
      .expect(403);
    const office = {
      ...body,
      name: '示例新建设局',
      uscc: undefined,
      kinds: ['supervisor'],
      industries: ['construction'],
    };
    await (await api.as('centre1')).post('/api/bodies').send(office).expect(403);
    await (await api.as('operator1')).post('/api/bodies').send(office).expect(201);
  });

  it('tells the competent centre who must stay out, without naming the party', async () => {
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow('case-1', { region: '530100', tendererId: 'demo-tenderer-1' }));
      await rows(tx, 'party').insert([
        partyRow('p0', 'case-1', 'tenderer', 'demo-tenderer-1'),
        partyRow('p1', 'case-1', 'centre', 'demo-centre-kunming'),
        partyRow('p2', 'case-1', 'bidder', 'demo-institute-1'),
      ]);
    });
    const centre = await api.as('centre1');
    const list = async () => {
      const { body: answer } = (await centre.get('/api/experts').query({ caseId: 'case-1' }).expect(200)) as Answer;
      return (answer as { items: { userId: string; kind: string; avoid?: { zh: string } }[] }).items;
    };
    const avoided = async () => (await list()).filter((each) => each.avoid).map((each) => each.userId);
    // before the opening it would tell which bodies bid
    expect(await avoided()).toEqual([]);
    const visits = [{ visit: 1, stage: 'opening', enteredAt: '2026-01-09T01:00:00.000Z' }];
    await test.database.write((tx) =>
      rows(tx, 'case').update({ id: 'case-1' }, { state: caseState('case-1', { visits, stage: 'opening' }) }),
    );
    expect((await avoided()).sort()).toEqual(['demo-expert1', 'demo-expert7']);
    const items = await list();
    expect(items.filter((each) => each.kind === 'expert')).toHaveLength(12);
    expect(items.some((each) => each.kind === 'representative' && each.userId === 'demo-tenderer1')).toBe(true);
    await (await api.as('centre2')).get('/api/experts').query({ caseId: 'case-1' }).expect(403);
    await (await api.as('tenderer1')).get('/api/experts').query({ caseId: 'case-1' }).expect(403);
    await (await api.as('bidder1')).get('/api/experts').query({ caseId: 'case-1' }).expect(404);
  });

  it('tells the industries to everybody, in the words of the definitions', async () => {
    const { body: answer } = (await api.stranger().get('/api/industries').expect(200)) as Answer;
    const { items } = answer as { items: { code: string; name: { zh: string; en: string } }[] };
    expect(Object.fromEntries(items.map(({ code, name }) => [code, name]))).toEqual(
      openTender.start.form.industry.options,
    );
  });

  it('tells the regions to everybody', async () => {
    const { body: answer } = (await api.stranger().get('/api/regions').expect(200)) as Answer;
    const { items } = answer as { items: { code: string; parent?: string }[] };
    expect(items).toContainEqual({ code: '530102', parent: '530100', name: { zh: '五华区', en: 'Wuhua' } });
    expect(items.filter((each) => each.parent === '530000')).toHaveLength(16);
  });
});
