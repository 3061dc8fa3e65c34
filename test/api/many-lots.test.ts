import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { mostInFirstStage } from '../../api/cases/opening-limit';
import type { CaseView } from '../../api/contract';
import { insertRow, insertRows, rows } from '../../database/database';
import { commit } from '../../database/sealing';
import { testDatabases, type TestDatabase } from '../support/databases';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { caseRow } from '../support/rows';
import type { PersonName } from '../support/world';

const lotCount = 20;

describeWithServer.each(testDatabases)('a project of many lots on %s', (_name, open) => {
  let test: TestDatabase;
  let platform: Platform;
  beforeAll(async () => {
    test = await open();
    platform = await startPlatform({ place: test.place });
  }, 120_000);
  afterAll(async () => {
    await platform.close();
    await test.close();
  });

  const read = () => platform.database.read;
  const send = async (as: PersonName, lots: number, key: string = randomUUID()) => {
    await platform.refreshClock();
    const form = {
      title: '多标段工程',
      region: '530100',
      industry: 'construction',
      ...(as === 'tenderer' ? { agency: 'agency-a' } : as === 'agency' && { tenderer: 'tenderer-a' }),
      unit: 'CNY',
      better: 'lower',
      funds: '财政资金',
      lots: Array.from({ length: lots }, (_, index) => ({ title: `第${index + 1}标段`, estimate: `${index + 1}00` })),
    };
    const answer = await request(platform.app)
      .post('/api/cases')
      .set('cookie', platform.cookie(as))
      .send({ process: 'openTender', key, form });
    const said = answer.body as {
      readonly cases?: readonly { readonly id: string }[];
      readonly code?: string;
      readonly message?: { readonly zh: string; readonly en: string };
    };
    return { ...said, status: answer.status, ids: said.cases?.map(({ id }) => id) ?? [] };
  };
  const view = async (id: string): Promise<CaseView> =>
    (await request(platform.app).get(`/api/cases/${id}`).set('cookie', platform.cookie('centre'))).body as CaseView;

  it('opens each lot as a case of its own, with what is its own', async () => {
    const { status, ids } = await send('tenderer', lotCount);
    expect(status).toBe(201);
    expect(ids).toHaveLength(lotCount);
    for (const [index, id] of ids.entries()) {
      const row = await rows(read(), 'case').findOneByOrFail({ id });
      expect(row).toMatchObject({
        lot: `第${index + 1}标段`,
        seq: expect.any(Number) as number,
        tendererId: 'tenderer-a',
      });
      expect(row.seq).toBeGreaterThan(0);
      const roles = (await rows(read(), 'party').findBy({ caseId: id })).map(({ role }) => role).sort();
      expect(roles).toEqual(['agency', 'centre', 'inspector', 'supervisor', 'tenderer']);
      const sealed = await rows(read(), 'sealed').findOneByOrFail({ caseId: id });
      expect(sealed.values).toMatchObject({ form: { estimate: `${index + 1}00.00`, funds: '财政资金' } });
      expect(commit(sealed.values, sealed.salt).hash).toBe(sealed.hash);
      expect(await rows(read(), 'alias').countBy({ caseId: id })).toBe(1);
    }
    const salts = (await rows(read(), 'case').findBy({ title: '多标段工程' })).map(({ salt }) => salt);
    expect(new Set(salts).size).toBe(lotCount);
  });

  it('shows the other lots with as many questions to the database as for one', async () => {
    const asked = async (id: string): Promise<number> => {
      const spy = jest.spyOn(read().dataSource, 'createQueryRunner');
      await view(id);
      const { length } = spy.mock.calls;
      spy.mockRestore();
      return length;
    };
    const [two = ''] = (await send('tenderer', 2)).ids;
    const [many = ''] = (await send('tenderer', lotCount)).ids;
    expect((await view(many)).links.map(({ kind, case: { lot } }) => [kind, lot])).toEqual(
      Array.from({ length: lotCount - 1 }, (_, index) => ['lot', `第${index + 2}标段`]),
    );
    // the worker shares the database and may still be about its effects
    const fewest = async (id: string): Promise<number> => {
      let least = Infinity;
      for (let tries = 0; tries < 10; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        least = Math.min(least, await asked(id));
      }
      return least;
    };
    expect(await fewest(many)).toBe(await fewest(two));
  });

  it('takes one act for all of its lots', async () => {
    const [first = '', ...others] = (await send('tenderer', lotCount)).ids;
    const answer = await request(platform.app)
      .post(`/api/cases/${first}/acts`)
      .set('cookie', platform.cookie('centre'))
      .send({ action: 'accept', form: {}, key: randomUUID(), lots: [...others, others[0]] });
    expect((answer.body as { lots: unknown[] }).lots).toEqual(
      [first, ...others].map((caseId) => ({ caseId, ok: true })),
    );
    expect(await rows(read(), 'case').countBy({ projectId: (await view(first)).projectId, stage: 'documents' })).toBe(
      lotCount,
    );
  });

  it('is one project, though the same request comes in twice at the same moment', async () => {
    const key = randomUUID();
    const both = await Promise.all([send('tenderer', 3, key), send('tenderer', 3, key)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0].ids).toEqual(both[1].ids);
    expect(await rows(read(), 'project').countBy({ key })).toBe(1);
  });

  it('is refused when its body has more lots waiting than anybody can look at, and says so', async () => {
    const old = { title: '旧项目', createdAt: '2026-01-01T00:00:00.000Z' };
    await platform.database.write(async (tx) => {
      await insertRow(tx, 'project', { ...old, id: 'waiting', openedBy: 'other-tenderer', key: 'waiting' });
      const lots = Array.from({ length: mostInFirstStage - 5 }, (_, index) =>
        caseRow(`WAITING-${index}`, { projectId: 'waiting', tendererId: 'tenderer-b' }),
      );
      for (let from = 0; from < lots.length; from += 50) await insertRows(tx, 'case', lots.slice(from, from + 50));
    });
    const before = await rows(read(), 'project').count();
    const refused = await send('otherTenderer', 6);
    expect([refused.status, refused.code]).toEqual([409, 'Conflict']);
    expect(refused.message?.en).toContain(`${mostInFirstStage - 5} lots in “Project acceptance”`);
    expect(refused.message?.zh).toContain(`${mostInFirstStage} 个的上限`);
    expect(await rows(read(), 'project').count()).toBe(before);
    expect((await send('tenderer', 2)).status).toBe(201);

    await platform.database.write((tx) => rows(tx, 'case').update({ id: 'WAITING-0' }, { stage: 'documents' }));
    await platform.database.write((tx) => rows(tx, 'case').update({ id: 'WAITING-1' }, { closing: 'refused' }));
    expect((await send('otherTenderer', 7)).status).toBe(201);
    expect((await send('otherTenderer', 1)).status).toBe(409);
  });
});
