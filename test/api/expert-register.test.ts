import type { ExpertFile, Page, RegisteredExpert } from '../../api/contract';
import { client, type Client } from '../support/driver';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';

describeWithServer('the register of experts', () => {
  let platform: Platform;
  let api: Client;
  const list = (query = '') => api.get<Page<RegisteredExpert>>('administration', `/expert-register?limit=2${query}`);
  const decide = (id: string, decision: object) =>
    api.send<ExpertFile>('administration', 'post', `/expert-register/${id}/decisions`, decision);
  const standing = { region: '530100', title: '高级工程师' };

  beforeAll(async () => {
    platform = await startPlatform();
    api = client(platform);
  });
  afterAll(() => platform.close());

  it('admits people with specialities of the national tree', async () => {
    for (const id of ['expert-1', 'expert-2', 'expert-3']) {
      await decide(id, { kind: 'admission', specialities: ['A080104', 'A0601'], ...standing });
    }
    await expect(decide('expert-4', { kind: 'admission', specialities: ['Z99'], ...standing })).rejects.toThrow(
      'InvalidInput',
    );
    await expect(decide('tenderer', { kind: 'admission', specialities: ['A08'], ...standing })).rejects.toThrow(
      'NotFound',
    );
    await expect(decide('expert-1', { kind: 'admission', specialities: ['A08'], ...standing })).rejects.toThrow(
      'Conflict',
    );
  });

  it('is read page by page, by speciality, name and state', async () => {
    const first = await list();
    const second = await list(`&cursor=${first.next ?? ''}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['expert-1', 'expert-2', 'expert-3']);
    expect((await list('&speciality=A0801')).items).toHaveLength(2);
    expect((await list('&speciality=B')).items).toEqual([]);
    expect((await list('&q=expert-3')).items).toMatchObject([
      { id: 'expert-3', employers: [{ name: '单位 institute' }] },
    ]);
    expect((await list('&state=suspended')).items).toEqual([]);
  });

  it('keeps every decision with who took it, and refuses what does not follow', async () => {
    await decide('expert-1', { kind: 'suspension', reason: '举报核查', until: '2026-06-30' });
    await expect(decide('expert-1', { kind: 'suspension', reason: '再次' })).rejects.toThrow('Conflict');
    await decide('expert-1', { kind: 'reinstatement', reason: '查无实据' });
    await decide('expert-1', { kind: 'penalty', reason: '迟到', points: 5 });
    await decide('expert-1', { kind: 'appraisal', reason: '年度考核', grade: 'fair' });
    const { expert, history } = await decide('expert-1', { kind: 'withdrawal', reason: '本人申请' });
    expect(expert?.state).toBe('withdrawn');
    expect(history.map(({ kind }) => kind)).toEqual([
      'withdrawal',
      'appraisal',
      'penalty',
      'reinstatement',
      'suspension',
      'admission',
    ]);
    expect(history.every(({ by }) => by.id === 'administration')).toBe(true);
    await expect(decide('expert-1', { kind: 'penalty', reason: '迟到', points: 5 })).rejects.toThrow('Conflict');
  });

  it('notes ties, and takes back one noted by mistake', async () => {
    const ties = '/expert-register/expert-2/ties';
    const { ties: noted } = await api.send<ExpertFile>('centre', 'post', ties, { kind: 'family', bodyId: 'bidder-1' });
    expect(noted).toMatchObject([{ kind: 'family', body: { id: 'bidder-1' } }]);
    const after = await api.send<ExpertFile>('centre', 'delete', `${ties}/${noted[0]?.id ?? ''}`);
    expect(after.ties).toEqual([]);
  });

  it('is nobody else’s to read or to change', async () => {
    for (const as of ['tenderer', 'bidder1', 'expert1', 'operator', 'supervisor'] as const) {
      await expect(api.get(as, '/expert-register')).rejects.toThrow('NotAllowed');
      await expect(api.get(as, '/expert-fees?from=2026-03-01&to=2026-03-31')).rejects.toThrow('NotAllowed');
    }
    await expect(
      api.send('centre', 'post', '/expert-register/expert-2/decisions', { kind: 'withdrawal', reason: 'no' }),
    ).rejects.toThrow('NotAllowed');
    await expect(api.get('administration', '/expert-fees?from=2026-03-31&to=2026-03-01')).rejects.toThrow(
      'InvalidInput',
    );
  });
});
