import { registerDecision } from '../../activities/register';
import type { Audit, CaseView, ExpertFile, Page, RegisteredExpert, Task } from '../../api/contract';
import { rows } from '../../database/database';
import { expertCases } from '../support/expert-cases';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import type { PersonName } from '../support/world';

const day = 86_400_000;

describeWithServer('the register of experts', () => {
  let platform: Platform;
  let driver: Awaited<ReturnType<typeof expertCases>>;
  const list = (query = '') =>
    driver.api.get<Page<RegisteredExpert>>('administration', `/expert-register?limit=2${query}`);
  const kinds = ({ history }: ExpertFile) => history.map(({ kind }) => kind);
  const tasksOf = async (as: PersonName) =>
    (await driver.api.get<{ items: Task[] }>(as, '/tasks')).items.map(({ action }) => action);
  const application = {
    ...{ region: '530100', professionalTitle: '高级工程师', years: 12, undertaking: true },
    specialities: [{ speciality: 'A080104' }, { speciality: 'A0601' }],
  };

  beforeAll(async () => {
    platform = await startPlatform();
    driver = await expertCases(platform);
    await driver.register(['expert-2', 'expert-3', 'expert-4', 'expert-5']);
  });
  afterAll(() => platform.close());

  it('admits who applies when the papers are checked by one person and another decides', async () => {
    const { open, act } = driver;
    await expect(open('expert1', 'expertAdmission', { ...application, years: 7 })).rejects.toThrow('招标投标法');
    await expect(
      open('expert1', 'expertAdmission', { ...application, specialities: [{ speciality: 'Z99' }] }),
    ).rejects.toThrow('InvalidInput');
    await expect(open('administration', 'expertAdmission', application)).rejects.toThrow('NotAllowed');
    const id = await open('expert1', 'expertAdmission', application);
    await expect(open('expert1', 'expertAdmission', application)).rejects.toThrow('under way');
    // another asks for it in several windows: all are looked at before one is written
    const slowDisk = platform.database.write(() => new Promise((resolve) => setTimeout(resolve, 2000)));
    const asked = await Promise.allSettled([1, 2, 3].map(() => open('expert6', 'expertAdmission', application)));
    await slowDisk;
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await tasksOf('administration')).toContain('review');
    await act('administration', id, 'returnPapers', { reason: '缺职称证明' });
    expect(await tasksOf('expert1')).toEqual(['completePapers']);
    await act('expert1', id, 'completePapers', {
      professionalTitle: '正高级工程师',
      specialities: [{ speciality: 'A080104' }],
    });
    await act('administration', id, 'review');
    await expect(act('administration', id, 'decide')).rejects.toThrow('FourEyes');
    expect((await driver.api.get<ExpertFile>('expert1', '/expert-record')).expert).toBeUndefined();
    await act('administrationColleague', id, 'decide');
    const { expert, history } = await driver.untilRegistered('expert-1', ({ expert: entry }) => entry !== undefined);
    expect(expert).toMatchObject({ state: 'admitted', title: '正高级工程师', specialities: ['A080104'] });
    expect(history).toMatchObject([{ kind: 'admission', caseId: id, by: { id: 'administration-colleague' } }]);
  });

  it('is read page by page, by speciality, name and state', async () => {
    const first = await list();
    const second = await list(`&cursor=${first.next ?? ''}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([1, 2, 3, 4].map((n) => `expert-${n}`));
    expect((await list('&speciality=A06')).items).toHaveLength(2);
    expect((await list('&speciality=B')).items).toEqual([]);
    expect((await list('&q=expert-3')).items).toMatchObject([
      { id: 'expert-3', employers: [{ name: '单位 institute' }] },
    ]);
    expect((await list('&state=suspended')).items).toEqual([]);
  });

  it('suspends until the day comes or two people lift it; who another case suspends stays suspended', async () => {
    const { open, act, untilRegistered } = driver;
    const propose = (form: object = {}) =>
      open('administration', 'expertSuspension', { expert: 'expert-2', reason: '举报核查', ...form });
    const first = await propose();
    await expect(propose()).rejects.toThrow('under way');
    await expect(act('administration', first, 'decide', { basis: '条例' })).rejects.toThrow('FourEyes');
    await act('administrationColleague', first, 'decide', { basis: '条例第七十一条' });
    await untilRegistered('expert-2', ({ expert }) => expert?.state === 'suspended');
    await act('expert2', first, 'stateView', { view: '并无此事' });
    await act('administration', first, 'proposeLifting', { reason: '查无实据' });
    await expect(act('administration', first, 'lift')).rejects.toThrow('FourEyes');
    await act('administrationColleague', first, 'lift');
    const { history } = await untilRegistered('expert-2', ({ expert }) => expert?.state === 'admitted');
    expect(history.map(({ kind, caseId }) => [kind, caseId])).toEqual([
      ['reinstatement', first],
      ['suspension', first],
    ]);
    expect(history[0]?.content).toEqual({ reason: '查无实据' });

    const until = new Date(Date.parse(platform.deps.clock.now()) + 3 * day).toISOString();
    const second = await driver.suspend('expert-2', { until });
    await untilRegistered('expert-2', ({ expert }) => expert?.suspendedUntil !== undefined);
    await act('expert2', second, 'stateView', { view: '并无此事' });
    await platform.pass(4 * day);
    const ended = await untilRegistered('expert-2', ({ expert }) => expert?.state === 'admitted');
    expect(ended.history[0]).toMatchObject({ caseId: second, by: { id: 'administration-colleague' } });
    expect(ended.history[0]?.content).toEqual({ reason: '期满恢复' });
    expect(await driver.api.get<CaseView>('expert2', `/cases/${second}`)).toMatchObject({ closing: 'expired' });
  });

  it('penalises and appraises after the expert was heard, or said nothing in time', async () => {
    const { open, act, untilRegistered } = driver;
    const penalty = { expert: 'expert-3', reason: '迟到', points: 10 };
    const first = await open('administration', 'expertPenalty', penalty);
    await expect(
      act('administrationColleague', first, 'decide', { measure: 'points', reason: '迟到', points: 5 }),
    ).rejects.toThrow('ActionNotOpen');
    await act('expert3', first, 'stateView', { view: '堵车' });
    await expect(
      act('administration', first, 'decide', { measure: 'points', reason: '迟到', points: 5 }),
    ).rejects.toThrow('FourEyes');
    await act('administrationColleague', first, 'decide', { measure: 'points', reason: '采纳部分意见', points: 5 });
    const grade = { expert: 'expert-3', period: '2025年度', grade: 'fair', reason: '三次评标' };
    const second = await open('administration', 'expertAppraisal', grade);
    await platform.pass(9 * day);
    await act('administrationColleague', second, 'decide', { grade: 'good', reason: '复核后调整' });
    const { history } = await untilRegistered('expert-3', (file) => kinds(file).includes('appraisal'));
    expect(history.map(({ kind, content }) => [kind, content])).toEqual([
      ['appraisal', { reason: '复核后调整', grade: 'good' }],
      ['penalty', { reason: '采纳部分意见', points: 5 }],
    ]);
    const dropped = await open('administration', 'expertPenalty', penalty);
    await act('expert3', dropped, 'stateView', { view: '无此事' });
    await act('administrationColleague', dropped, 'dismiss', { reason: '证据不足' });
    expect(await driver.api.get<CaseView>('expert3', `/cases/${dropped}`)).toMatchObject({ closing: 'dismissed' });
    expect(kinds(await untilRegistered('expert-3', () => true))).toHaveLength(2);
  });

  it('lets go who asks for it; after that nothing has effect but another admission', async () => {
    const { open, act, untilRegistered } = driver;
    await expect(open('expert4', 'expertWithdrawal', { expert: 'expert-4', reason: '退休' })).rejects.toThrow(
      'InvalidInput',
    );
    const id = await open('expert4', 'expertWithdrawal', { reason: '退休' });
    const suspension = await open('administration', 'expertSuspension', { expert: 'expert-4', reason: '核查' });
    await act('administration', id, 'review', { ground: 'ownWish' });
    await expect(act('administrationColleague', id, 'decide')).rejects.toThrow('ActionNotOpen');
    await act('expert4', id, 'confirmWish');
    await act('administrationColleague', id, 'decide');
    await untilRegistered('expert-4', ({ expert }) => expert?.state === 'withdrawn');
    await act('administrationColleague', suspension, 'decide', { basis: '条例' });
    const after = await untilRegistered('expert-4', (file) => kinds(file).length === 2);
    expect(after.expert?.state).toBe('withdrawn');
    await expect(
      open('administration', 'expertPenalty', { expert: 'expert-4', reason: '迟到', points: 1 }),
    ).rejects.toThrow('no such person');
  });

  it('is written once for each event of a case, whatever is tried again, and is on the audit', async () => {
    const { database, deps } = platform;
    const before = await rows(database.read, 'expertEvent').find();
    const ground = { database, channels: [], now: deps.clock.now };
    for (const { caseId, caseSeq, kind } of before) {
      if (caseId !== null && caseSeq !== null) await registerDecision(ground, caseId, caseSeq, kind);
    }
    expect(await rows(database.read, 'expertEvent').find()).toEqual(before);
    const noted = await rows(platform.database.read, 'audit').findBy({ kind: 'account', subject: 'expert-3' });
    expect(noted.map(({ content }) => (content as { expert: { kind: string } }).expert.kind)).toEqual([
      'penalty',
      'appraisal',
    ]);
  });

  it('notes ties that are declared or found, and takes back one noted by mistake', async () => {
    const { api } = driver;
    const ties = '/expert-register/expert-2/ties';
    const { ties: noted } = await api.send<ExpertFile>('centre', 'post', ties, { kind: 'family', bodyId: 'bidder-1' });
    expect(noted).toMatchObject([{ kind: 'family', body: { id: 'bidder-1' } }]);
    // whom another region keeps, nobody there lets in again
    await expect(api.send('otherCentre', 'delete', `${ties}/${noted[0]?.id ?? ''}`)).rejects.toThrow('NotAllowed');
    const after = await api.send<ExpertFile>('centre', 'delete', `${ties}/${noted[0]?.id ?? ''}`);
    expect(after.ties).toEqual([]);
    const own = await api.send<ExpertFile>('expert2', 'post', '/expert-record/ties', {
      kind: 'shareholding',
      bodyId: 'bidder-2',
    });
    expect(own).toMatchObject({ ties: [{ kind: 'shareholding' }] });
    expect(own.history.every(({ by }) => by === undefined)).toBe(true);
  });

  it('is nobody else’s to read or to change, nor are its cases', async () => {
    const { api, open, suspend } = driver;
    for (const as of ['tenderer', 'bidder1', 'expert1', 'operator', 'supervisor'] as const) {
      await expect(api.get(as, '/expert-register')).rejects.toThrow('NotAllowed');
      await expect(api.get(as, '/expert-fees?from=2026-03-01&to=2026-03-31')).rejects.toThrow('NotAllowed');
    }
    await expect(api.get('administration', '/expert-record')).rejects.toThrow('NotAllowed');
    const id = await suspend('expert-5');
    for (const as of [
      'centre',
      'provinceCentre',
      'inspector',
      'supervisor',
      'operator',
      'expert1',
      'tenderer',
    ] as const) {
      await expect(api.get(as, `/cases/${id}`)).rejects.toThrow('NotFound');
      expect(JSON.stringify(await api.get(as, '/cases?limit=100'))).not.toContain(id);
      expect(JSON.stringify(await api.get(as, '/tasks'))).not.toContain(id);
    }
    const file = async (as: PersonName) => (await api.get<ExpertFile>(as, '/expert-register/expert-5')).cases;
    expect((await file('administration')).map((one) => one.id)).toEqual([id]);
    // who keeps the register, and is not the office, is not told either that something is under way
    expect([await file('centre'), await file('otherCentre')]).toEqual([[], []]);
    expect((await api.get<ExpertFile>('expert5', '/expert-record')).cases.map((one) => one.id)).toEqual([id]);
    expect(await api.get<CaseView>('expert5', `/cases/${id}`)).toMatchObject({ stage: 'suspended' });
    // nor is it found in the audit by the name of the expert, or by an employer in the record of the account
    const audited = async (as: PersonName, path: string) =>
      (await api.get<Page<Audit>>(as, path)).items.filter(({ caseId }) => caseId === id).length;
    expect(await audited('administration', '/audit?q=expert-5')).toBe(1);
    expect(await audited('inspector', '/audit?q=expert-5')).toBe(0);
    expect(await audited('operator', '/audit?q=expert-5')).toBe(0);
    // ties of experts are on record without a case
    const ofTies = async (as: PersonName) =>
      (await api.get<Page<Audit>>(as, '/audit?q=expert-2&kind=account')).items.length;
    expect([(await ofTies('administration')) > 0, await ofTies('operator')]).toEqual([true, 0]);
    const employed = { id: 'm-employed', userId: 'expert-5', bodyId: 'tenderer-a', role: 'tenderer' };
    await platform.database.write((tx) => rows(tx, 'membership').insert(employed));
    expect(await audited('tenderer', '/users/expert-5/record')).toBe(0);
    await platform.database.write((tx) => rows(tx, 'membership').delete({ id: employed.id }));
    await expect(open('centre', 'expertSuspension', { expert: 'expert-3', reason: 'no' })).rejects.toThrow(
      'NotAllowed',
    );
    await expect(api.get('administration', '/expert-fees?from=2026-03-31&to=2026-03-01')).rejects.toThrow(
      'InvalidInput',
    );
  });
});
