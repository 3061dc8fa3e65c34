import { leftOutSchema, type LeftOut } from '../../api/contract';
import { rows } from '../../database/database';
import { chainStart } from '../../domain/hash';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow, partyRow } from '../support/rows';

const at = '2026-01-05T01:00:00.000Z';

describe.each(testDatabases)('the export of cases on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    await test.database.write(async (tx) => {
      for (const [id, estimate] of [
        ['road', '10000000.00'],
        ['river', undefined],
        ['school', '345000.00'],
      ] as const) {
        await rows(tx, 'case').insert(caseRow(id, { isPublic: true }));
        await rows(tx, 'party').insert([
          partyRow(`${id}-t`, id, 'tenderer', 'demo-tenderer-1'),
          partyRow(`${id}-b`, id, 'bidder', 'demo-bidder-1'),
        ]);
        const sealed = { id: `${id}-s`, hash: 'h' };
        const act = { action: 'start', actor: { role: 'tenderer', party: `${id}-t`, person: 'p' }, receivedAt: at };
        await rows(tx, 'event').insert({
          caseId: id,
          seq: 1,
          at,
          kind: 'opened',
          stage: 'acceptance',
          action: 'start',
          actKey: `${id}-k`,
          recordKey: 'r',
          json: { seq: 1, at, kind: 'opened', stage: 'acceptance', act: { ...act, key: 'k', form: {}, sealed } },
          previousHash: chainStart,
          hash: 'h',
        });
        const values = { form: { title: id, ...(estimate !== undefined && { estimate }) } };
        await rows(tx, 'sealed').insert({ ...sealed, caseId: id, action: 'start', values, salt: 's', createdAt: at });
      }
    });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const exported = async (login: string, language = 'zh'): Promise<{ lines: string[]; leftOut: LeftOut }> => {
    const agent = await api.as(login);
    const { text, headers } = (await agent.get('/api/cases/export').query({ language }).expect(200)) as Answer;
    const leftOut = leftOutSchema.parse(JSON.parse(decodeURIComponent(headers['x-left-out'] ?? '')));
    return { lines: text.replace('\uFEFF', '').trim().split('\r\n'), leftOut };
  };

  it('has the amounts that one may read, in columns of their own, and leaves nothing out', async () => {
    const { lines, leftOut } = await exported('tenderer1');
    expect(lines[0]).toContain('"项目估算价","项目估算价：单位"');
    expect(lines.find((line) => line.startsWith('"road"'))).toMatch(
      /"房屋建筑与市政".*"2026-01-05 09:00:00".*"10000000.00","CNY"$/,
    );
    expect(lines.find((line) => line.startsWith('"river"'))).toMatch(/"",""$/);
    expect(leftOut).toEqual({ columns: [] });
  });

  it('says which columns were left out, how many rows that concerns, and why', async () => {
    const { lines, leftOut } = await exported('bidder1', 'en');
    expect(lines.join()).not.toMatch(/Estimate|10000000|345000/);
    expect(lines).toHaveLength(4);
    expect(leftOut).toMatchObject({ columns: [{ title: { en: 'Estimate' }, whole: true, rows: 2 }] });
    expect(leftOut.columns[0]?.why.en).toMatch(/may not read/);
  });
});
