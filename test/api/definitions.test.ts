import type { DefinitionCheck, DefinitionSummary, Proposal, ProposalView } from '../../api/contract';
import { rows } from '../../database/database';
import { openTender } from '../../definitions/trading/open-tender';
import { hashOf } from '../../domain/hash';
import { plainProcess } from '../definitions/plain-process';
import { changed } from '../definitions/small-process';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';

describe.each(testDatabases)('publishing a definition on %s', (_name, open) => {
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

  const check = async (text: string): Promise<DefinitionCheck> =>
    ((await (await api.as('administration1')).post('/api/definitions/check').send({ text }).expect(200)) as Answer)
      .body as DefinitionCheck;
  const propose = async (data: object, login = 'administration1'): Promise<string> => {
    const agent = await api.as(login);
    const { body } = (await agent
      .post('/api/definitions')
      .send({ text: JSON.stringify(data) })
      .expect(201)) as Answer;
    return (body as { proposalId: string }).proposalId;
  };
  const decide = async (login: string, id: string, how: string, status: number, sent: object = {}) =>
    ((await (await api.as(login)).post(`/api/proposals/${id}/${how}`).send(sent).expect(status)) as Answer).body;
  const listed = async (login = 'tenderer1'): Promise<readonly DefinitionSummary[]> =>
    (((await (await api.as(login)).get('/api/definitions')) as Answer).body as { items: DefinitionSummary[] }).items;

  it('is the administration’s alone, and a look at a text too', async () => {
    const sent = { text: JSON.stringify(plainProcess) };
    for (const login of ['tenderer1', 'operator1', 'inspector1', 'centre1', 'supervisor1']) {
      const agent = await api.as(login);
      await agent.post('/api/definitions/check').send(sent).expect(403);
      await agent.post('/api/definitions').send(sent).expect(403);
    }
    await api.stranger().post('/api/definitions').send(sent).expect(401);
  });

  it('names the line at which a text is no JSON', async () => {
    const { faults } = await check('{\n  "process": "siteVisit",\n  "version" "1"\n}');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ at: '', rule: 'notJson' });
    expect(faults[0]?.message.zh).toContain('第 3 行');
    expect(faults[0]?.message.en).toContain('line 3');
  });

  it('names every fault with its place, and proposes nothing that has one', async () => {
    const broken = changed(plainProcess, { 'stages.filing.ends.filed': 'nowhere', 'start.form.region': undefined });
    const { faults, process } = await check(JSON.stringify(broken));
    expect(process).toBe('siteVisit');
    expect(faults.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['stages.filing.ends.filed', 'start.form.region']),
    );
    const agent = await api.as('administration1');
    const { body } = (await agent
      .post('/api/definitions')
      .send({ text: JSON.stringify(broken) })
      .expect(422)) as Answer;
    expect((body as { faults: { path: string }[] }).faults.map(({ path }) => path)).toContain('start.form.region');
    expect(await rows(test.database.read, 'proposal').count()).toBe(0);
  });

  it('gives the form of every action as JSON Schema, in both languages, to programs that fill it in', async () => {
    const bidder = await api.as('bidder1');
    const schema = async (action: string, language: string) =>
      (await bidder
        .get(`/api/definitions/${hashOf(openTender)}/forms/${action}?language=${language}`)
        .expect(200)) as Answer;
    expect((await schema('submitBid', 'en')).body).toMatchObject({
      type: 'object',
      properties: { price: { 'x-type': 'amount' } },
      additionalProperties: false,
    });
    expect((await schema('start', 'zh')).body).toMatchObject({ properties: { title: { title: '项目名称' } } });
    for (const name of ['nothing', 'constructor', '__proto__'])
      await bidder.get(`/api/definitions/${hashOf(openTender)}/forms/${name}`).expect(404);
  });

  it('refuses a version that is published already, and says what a new one would follow', async () => {
    const same = await check(JSON.stringify(openTender));
    expect(same.faults.map(({ rule }) => rule)).toEqual(['versionTaken']);
    const next = await check(JSON.stringify({ ...openTender, version: '2027-1' }));
    expect(next).toMatchObject({ faults: [], follows: hashOf(openTender), title: openTender.title });
  });

  it('takes effect when another person of the administration confirms it, and both are on record', async () => {
    const id = await propose(plainProcess);
    expect((await listed()).map(({ process }) => process)).not.toContain('siteVisit');

    expect(await decide('administration1', id, 'confirm', 403)).toMatchObject({ code: 'FourEyes' });
    await decide('operator1', id, 'confirm', 404);
    await decide('tenderer1', id, 'confirm', 404);
    await decide('inspector1', id, 'confirm', 403);
    const confirmed = (await decide('administration1b', id, 'confirm', 200)) as ProposalView;
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      proposed: { user: { id: 'demo-administration1' } },
      decided: { user: { id: 'demo-administration1b' }, body: { id: 'demo-administration' } },
      definitionId: hashOf(plainProcess),
      mayDecide: false,
    });
    expect(await decide('administration1b', id, 'confirm', 409)).toMatchObject({ code: 'AlreadyTaken' });

    const published = (await listed()).find(({ process }) => process === 'siteVisit');
    expect(published).toMatchObject({ id: hashOf(plainProcess), version: '1', current: true, mayStart: true });
    expect(published).not.toHaveProperty('proposedBy');
    const seen = (await listed('inspector1')).find(({ process }) => process === 'siteVisit');
    expect(seen).toMatchObject({
      proposedBy: { name: '示例交易管理' },
      confirmedBy: { name: '示例交易管理复核' },
    });
  });

  it('shows what would change, and what it follows, to whoever decides', async () => {
    const next = changed({ ...plainProcess, version: '2' }, { 'stages.request.title.zh': '提请' });
    const id = await propose(next);
    const agent = await api.as('administration1b');
    const { body } = (await agent.get(`/api/proposals/${id}`).expect(200)) as Answer;
    expect(body).toMatchObject({
      state: 'waiting',
      mayDecide: true,
      definition: { data: { version: '2' }, follows: hashOf(plainProcess) },
    });
    const own = (await (await api.as('administration1')).get(`/api/proposals/${id}`).expect(200)) as Answer;
    expect(own.body).toMatchObject({
      mayDecide: false,
      mayWithdraw: true,
      whyNot: { zh: expect.any(String) as string },
    });
    const { body: page } = (await agent.get('/api/proposals').query({ state: 'waiting' }).expect(200)) as Answer;
    expect((page as { items: Proposal[] }).items.map((one) => one.id)).toEqual([id]);
    await agent
      .post('/api/definitions')
      .send({ text: JSON.stringify(next) })
      .expect(409);
  });

  it('can be refused with a reason, or withdrawn by whoever proposed it, and leaves nothing behind', async () => {
    const [waiting] = await rows(test.database.read, 'proposal').findBy({ state: 'waiting' });
    const id = waiting?.id ?? '';
    await decide('administration1b', id, 'refuse', 422, { reason: '否' });
    await decide('administration1b', id, 'withdraw', 403);
    expect(await decide('administration1b', id, 'refuse', 200, { reason: '环节名称不合规范' })).toMatchObject({
      state: 'refused',
      reason: '环节名称不合规范',
    });
    const again = await propose({ ...plainProcess, version: '3' }, 'administration1b');
    expect(await decide('administration1b', again, 'withdraw', 200)).toMatchObject({ state: 'withdrawn' });
    await decide('administration1', again, 'confirm', 409);
    expect((await listed()).filter(({ process }) => process === 'siteVisit')).toHaveLength(1);
  });

  it('is done once, however many confirm at the same time', async () => {
    const id = await propose({ ...plainProcess, version: '4' });
    const agent = await api.as('administration1b');
    const answers = await Promise.all(
      [1, 2, 3].map(() => agent.post(`/api/proposals/${id}/confirm`).then(({ status }) => status)),
    );
    expect(answers.sort()).toEqual([200, 409, 409]);
  });
});
