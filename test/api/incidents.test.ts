import type { Audit, Incident, IncidentResults, Page, ProposalView } from '../../api/contract';
import { noteAgreement, noteRun, noteSetBack } from '../../api/set-backs/set-back-notes';
import { closeOldSetBacks } from '../../api/set-backs/set-back-incidents';
import { auditSerial } from '../../database/audit';
import { currentInput, templateInput } from '../../database/corrected-inputs';
import { rows } from '../../database/database';
import { invitationPath } from '../../database/draws';
import { waitingDelivery } from '../../database/plan-deliveries';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, caseState } from '../support/rows';

const at = (minute: number) => `2026-03-01T01:${String(minute).padStart(2, '0')}:00.000Z`;

/** What a test leaves behind; the audit stays, since it is a chain. */
const used = [
  ...(['case', 'event', 'outbox', 'delivery', 'exchangeIncident', 'proposal', 'setBack'] as const),
  ...(['notification', 'contact', 'contactCode', 'setting'] as const),
] as const;

describe.each(testDatabases)('incidents on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test, {
      PUBLIC_URL: 'https://trade.example',
      SMS_GATEWAY_URL: 'http://127.0.0.1:9',
      SMS_GATEWAY_KEY: 'k'.repeat(32),
      SMS_TEMPLATES: 'task=SMS_1',
    });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });
  beforeEach(async () => {
    await test.database.write(async (tx) => {
      for (const table of used) await rows(tx, table).createQueryBuilder().delete().execute();
    });
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
      for (const [id, kind, minute] of [
        ['d', 'reminder', 4],
        ['e', 'task', 8],
      ] as const) {
        const delivery = waitingDelivery(
          {
            ...{ messageId: `m${id}`, channel: 'sms', userId: 'demo-centre1', kind, caseId: 'GC-1', content: {} },
            createdAt: at(minute),
          },
          { notBefore: at(minute), notAfter: null, inDigest: false },
        );
        await rows(tx, 'delivery').insert({ ...delivery, id, state: 'failed', why: 'refused', attempts: 3 } as never);
      }
      await rows(tx, 'exchangeIncident').insert({
        ...{ id: 'x', peer: '530900', direction: 'receiving', times: 4, firstAt: at(6), lastAt: at(7) },
        problem: { code: 'BadSignature', zh: '签名无效', en: 'A signature is not good' },
        ...{ resolvedAt: null, resolvedBy: null },
      });
    });
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
    'delivery/e',
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
      'retry,skip',
    ]);
    expect(items.map(({ tries }) => tries)).toEqual([6, 6, 2, 3, undefined, 4, 3]);
    expect(items.map(({ skipping }) => skipping?.people)).toEqual([undefined, 2, 2, 1, undefined, undefined, 2]);
    expect(items[5]?.words).toEqual({ zh: '签名无效', en: 'A signature is not good' });
  });

  it('tell of a case that was set back: to what, whether its rows agree, until somebody has seen to it', async () => {
    const { deps } = api;
    const place = { caseId: 'GC-1', fromRun: 'broken-run', event: 54 };
    const id = await noteSetBack(deps, place);
    expect(await noteSetBack(deps, place)).toBe(id);
    const key = `setBack/${id}`;
    const shown = async () => (await list({ kind: 'setBack' })).items;
    expect((await shown())[0]?.words?.en).toContain('is setting it back');
    await noteRun(deps, place, 'whole-run');
    expect(await shown()).toMatchObject([{ key, caseId: 'GC-1', may: [], since: deps.clock.now() }]);
    const [before] = await shown();
    for (const part of ['broken-run', '54', 'whole-run', 'not known yet']) expect(before?.words?.en).toContain(part);
    expect(before?.words?.en).not.toContain('has taken the act again');
    expect((await decide({ keys: [key], how: 'close' })).results).toMatchObject([{ key, ok: false }]);

    await noteAgreement(deps, 'GC-1', 1000);
    const [after] = await shown();
    expect(after).toMatchObject({
      may: ['close'],
      words: { zh: expect.stringMatching(/再次受理.*核对一致/) as string },
    });
    expect((await decide({ keys: [key], how: 'close' })).results).toEqual([{ key, ok: true }]);
    expect(await shown()).toEqual([]);
    expect(await rows(test.database.read, 'setBack').findOneBy({ id })).toMatchObject({ closedBy: 'demo-operator1' });
    const audit = await rows(test.database.read, 'audit').findOneByOrFail({ kind: 'incident', subject: id });
    expect(audit).toMatchObject({ caseId: 'GC-1', userId: 'demo-operator1' });
  });

  it('close by themselves when a case that was set back has agreed for a week', async () => {
    const { deps } = api;
    const id = await noteSetBack(deps, { caseId: 'GC-2', fromRun: 'broken-run', event: 9 });
    const untilDay = async (day: number) => {
      await closeOldSetBacks(deps.database, `2026-03-0${day}T01:00:00.000Z`, deps.clock.now());
      return keysOf({ kind: 'setBack' });
    };
    expect(await untilDay(9)).toEqual([`setBack/${id}`]);
    await test.database.write((tx) => rows(tx, 'setBack').update({ id }, { toRun: 'whole-run' }));
    await noteAgreement(deps, 'GC-2', 1000);
    expect(await untilDay(2)).toEqual([`setBack/${id}`]);
    expect(await untilDay(3)).toEqual([]);
    expect(await rows(test.database.read, 'setBack').findOneBy({ id })).toMatchObject({ closedBy: null });
  });

  it('are found by kind, case and day, page by page', async () => {
    expect(await keysOf({ kind: 'delivery' })).toEqual(['delivery/d', 'delivery/e']);
    expect(await keysOf({ q: 'gc-1' })).toEqual([all[2], all[3], all[4], all[6]]);
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
    const [recorded] = await rows(test.database.read, 'audit').findBy({ kind: 'incident', subject: 'd' });
    expect(recorded?.content).toMatchObject({ title: { zh: expect.stringContaining('号码已停用') as string } });
  });

  it('are not skipped where that could not be put on record', async () => {
    // the chain names a row before it that is not there
    const move = (by: number) =>
      test.database.write((tx) => rows(tx, 'serial').increment({ name: auditSerial }, 'last', by));
    await move(1000);
    const { results } = await decide({ keys: ['delivery/d'], how: 'skip', reason: '号码已停用' });
    await move(-1000);
    expect(results).toMatchObject([{ ok: false }]);
    expect((await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'd' })).state).toBe('failed');
  });

  describe('that concern the public or the rights of others', () => {
    const why = '服务商已停止服务，无法再办';
    const call = async (login: string, path: string, body: object = {}, status = 200) =>
      ((await (await api.as(login)).post(`/api/proposals/${path}`).send(body).expect(status)) as Answer)
        .body as ProposalView & { code?: string };
    const titlesFor = async (login: string) => {
      const { body } = (await (await api.as(login)).get('/api/notifications').query({ unread: true })) as Answer;
      return (body as Page<{ message: { zh: string } }>).items.map(({ message }) => message.zh);
    };
    const propose = async () => {
      const keys = [all[1], all[2], all[3], all[4], all[6], 'delivery/none'];
      return (await decide({ keys, how: 'skip', reason: why })).results;
    };

    it('are proposed to a second person, with a result for each, and skipped when one confirms', async () => {
      const results = await propose();
      expect(results.map(({ ok, proposalId }) => [ok, proposalId !== undefined])).toEqual([
        ...[
          [true, true],
          [true, true],
          [true, false],
        ],
        ...[
          [false, false],
          [true, true],
          [false, false],
        ],
      ]);
      const proposals = new Map(results.map(({ key, proposalId }) => [key, proposalId]));
      // of one region, one proposal
      expect(proposals.get('case/GC-1/7:publish:tenderNotice')).toBe(proposals.get('delivery/e'));
      const id = proposals.get('delivery/e') ?? '';
      const { items } = await list();
      expect(items.find(({ key }) => key === 'delivery/e')?.proposalId).toBe(id);
      expect((await titlesFor('operator1b')).filter((title) => title.includes('跳过 2 项反复失败的步骤'))).toHaveLength(
        1,
      );

      expect((await call('operator1', `${id}/confirm`, {}, 403)).code).toBe('FourEyes');
      await call('centre1', `${id}/confirm`, {}, 404);
      const again = await decide({ keys: [all[6]], how: 'skip', reason: why });
      expect(again.results).toMatchObject([
        { ok: false, proposalId: id, message: { zh: '已有人提出跳过，正在等待复核' } },
      ]);

      const confirmed = await call('administration1', `${id}/confirm`);
      expect(confirmed.skip).toMatchObject({ why, steps: [{ effect: 'publish:tenderNotice' }, { effect: 'sms' }] });
      expect(await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'e' })).toMatchObject({
        ...{ state: 'givenUp', reason: why, decidedBy: 'demo-operator1' },
      });
      expect(await rows(test.database.read, 'outbox').existsBy({ kind: 'skip', subject: id })).toBe(true);
      const audit: Answer = await (await api.as('inspector1')).get('/api/audit').query({ kind: 'incident' });
      const [entry] = (audit.body as Page<Audit>).items;
      expect(entry).toMatchObject({ caseId: 'GC-1', proposalId: id, user: { login: 'administration1' } });
    });

    it('stay when the second person refuses, and can be proposed anew', async () => {
      const id = (await propose()).find(({ key }) => key === 'delivery/e')?.proposalId ?? '';
      await call('operator1b', `${id}/refuse`, { reason: '先换一个渠道再发' });
      const { items } = await list();
      expect(items.find(({ key }) => key === 'delivery/e')?.proposalId).toBeUndefined();
      const { results } = await decide({ keys: [all[6]], how: 'skip', reason: why });
      expect(results).toMatchObject([{ ok: true }]);
    });

    it('are left alone when they went through meanwhile', async () => {
      const id = (await propose()).find(({ key }) => key === 'delivery/e')?.proposalId ?? '';
      const unsaid = await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'd' });
      expect(unsaid.state).toBe('givenUp');
      await test.database.write(async (tx) => {
        await rows(tx, 'delivery').update({ id: 'e' }, { state: 'sent' });
        await rows(tx, 'case').update({ id: 'GC-1' }, { incidents: 0, state: caseState('GC-1') });
      });
      const shown: Answer = await (await api.as('operator1b')).get(`/api/proposals/${id}`);
      expect((shown.body as ProposalView).skip?.steps.map(({ isOpen }) => isOpen)).toEqual([false, false]);
      expect((await call('operator1b', `${id}/confirm`, {}, 409)).code).toBe('Conflict');
      expect((await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'e' })).state).toBe('sent');
    });
  });

  it('of the exchange are closed when somebody has seen to them', async () => {
    expect((await decide({ keys: ['exchange/x'], how: 'close' })).results).toEqual([{ key: 'exchange/x', ok: true }]);
    expect(await keysOf({ kind: 'exchange' })).toEqual([]);
  });

  describe('whose input can be corrected', () => {
    const correct = async (body: object, status = 200) =>
      ((await (await api.as('operator1')).post('/api/incidents/corrections').send(body).expect(status)) as Answer)
        .body as { message: { zh: string }; faults?: readonly { path: string; rule: string }[] };
    const of = async (key: string) => (await list()).items.find((one) => one.key === key);
    const newestTitle = async () => {
      const answer: Answer = await (await api.as('operator1')).get('/api/audit').query({ kind: 'incident' });
      return (answer.body as Page<Audit>).items[0]?.what?.zh;
    };

    it('say what it is, and where to look where there is none', async () => {
      const { items } = await list();
      const shown = items.map(({ inputs, hint }) => [inputs.map(({ kind }) => kind).join(), hint !== undefined]);
      // a telephone has a template only where a gateway is connected
      expect(shown).toEqual([
        ['', true],
        ['', true],
        ['', true],
        ['template,address', false],
        ['', true],
        ['', true],
        ['template,address', false],
      ]);
      expect((await correct({ key: all[2], input: 'template', value: 'SMS_1' }, 409)).message.zh).toMatch(
        /没有这样的输入/,
      );
    });

    it('a template: what was refused with it is sent again, and it stands until the environment says another', async () => {
      expect((await of('delivery/e'))?.inputs[0]).toEqual({ kind: 'template', value: 'SMS_1' });
      const wrong = await correct({ key: 'delivery/e', input: 'template', value: 'SMS 2' }, 422);
      expect(wrong.faults).toMatchObject([{ path: 'value', rule: 'wrongPattern' }]);
      const same = await correct({ key: 'delivery/e', input: 'template', value: 'SMS_1' }, 422);
      expect(same.faults).toMatchObject([{ path: 'value', rule: 'unchanged' }]);
      const { message } = await correct({ key: 'delivery/e', input: 'template', value: 'SMS_2' });
      expect(message.zh).toBe('已改正，正在重新发送 1 条消息。');
      expect((await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'e' })).state).toBe('waiting');
      expect((await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'd' })).state).toBe('failed');
      expect(await newestTitle()).toBe('改正短信模板“task”：SMS_1 → SMS_2');
      const name = templateInput('sms', 'task', 'zh');
      expect(await currentInput(test.database.read, name, 'SMS_1')).toBe('SMS_2');
      expect(await currentInput(test.database.read, name, 'SMS_9')).toBe('SMS_9');
    });

    it('an address: the person is asked in the console, and proving another sends it again', async () => {
      const { message } = await correct({ key: 'delivery/d', input: 'address' });
      expect(message.zh).toMatch(/已在平台内通知本人/);
      const centre = await api.as('centre1');
      const told: Answer = await centre.get('/api/notifications').query({ unread: true });
      expect((told.body as Page<{ message: { zh: string }; path: string }>).items).toMatchObject([
        { message: { zh: expect.stringContaining('核对您的手机号') as string }, path: '/profile' },
      ]);
      await centre.post('/api/me/contacts/phone').send({ address: '13800000002' }).expect(202);
      const { content } = await rows(test.database.read, 'delivery').findOneByOrFail({ kind: 'code' });
      await centre.put('/api/me/contacts/phone').send({ code: content.code }).expect(200);
      const states = await rows(test.database.read, 'delivery').findBy({ userId: 'demo-centre1', caseId: 'GC-1' });
      expect(states.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
      const own: Answer = await (await api.as('inspector1')).get('/api/audit').query({ kind: 'contact' });
      expect((own.body as Page<Audit>).items[0]?.what?.zh).toBe('手机：设为新的 +86 *** 0002');
      expect(await newestTitle()).toBe('请 示例中心经办 核对联系方式');
    });

    it('an address of somebody who is invited to evaluate: neither it nor their name is told', async () => {
      const { content } = await rows(test.database.read, 'delivery').findOneByOrFail({ id: 'd' });
      const invitation = { ...content, path: invitationPath };
      await test.database.write((tx) => rows(tx, 'delivery').update({ id: 'd' }, { content: invitation }));
      expect((await of('delivery/d'))?.inputs).toContainEqual({ kind: 'address' });
      await correct({ key: 'delivery/d', input: 'address' });
      expect(await newestTitle()).toBe('请 受邀专家 核对联系方式');
    });
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
