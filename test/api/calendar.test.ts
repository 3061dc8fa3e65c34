import type { CalendarYear, ProposalView } from '../../api/contract';
import { currentCalendar } from '../../database/calendar';
import { rows } from '../../database/database';
import { isWorkingDay } from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { caseRow } from '../support/rows';

const next = officialCalendar.lastYear + 1;
const source = '国务院办公厅关于节假日安排的通知';
const law = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => ({
  date: `${next}-${day}`,
  working: false,
}));

describe.each(testDatabases)('the calendar on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    await test.database.write((tx) =>
      rows(tx, 'case').insert([caseRow('going-on'), caseRow('over', { closing: 'failed' })]),
    );
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const year = async (of: number, login = 'bidder1'): Promise<CalendarYear> =>
    ((await (await api.as(login)).get('/api/calendar').query({ year: of }).expect(200)) as Answer).body as CalendarYear;
  const propose = async (change: object, status = 201, login = 'administration1') =>
    ((await (await api.as(login)).post('/api/calendar').send(change).expect(status)) as Answer).body as {
      proposalId: string;
      faults?: { path: string; rule: string }[];
    };
  const confirm = async (id: string, status = 200) =>
    ((await (await api.as('administration1b')).post(`/api/proposals/${id}/confirm`).expect(status)) as Answer)
      .body as ProposalView;
  const waiting = async () =>
    (await rows(test.database.read, 'outbox').findBy({ kind: 'calendar' })).map((one) => one.subject);

  it('tells everybody the days of a year and which years are published', async () => {
    const found = await year(officialCalendar.lastYear);
    expect(found).toMatchObject({ published: true, firstYear: 2019, lastYear: officialCalendar.lastYear, changes: [] });
    expect(found.days).toContainEqual({ date: `${officialCalendar.lastYear}-10-01`, working: false });
    expect(await year(next)).toMatchObject({ published: false, days: [] });
    await api.stranger().get('/api/calendar').expect(401);
  });

  it('is changed by the administration of the province only', async () => {
    const change = { year: next, days: law, source };
    for (const login of ['operator1', 'centre1', 'supervisor1', 'tenderer1', 'inspector1']) {
      await propose(change, 403, login);
    }
  });

  it('names every day that is wrong', async () => {
    const days = [...law, { date: `${next}-01-01`, working: false }, { date: '2019-05-05', working: false }];
    const { faults = [] } = await propose({ year: next, days, source }, 422);
    expect(faults.map(({ path, rule }) => [path, rule])).toEqual([
      ['days.6', 'twice'],
      ['days.7', 'otherYear'],
    ]);
    expect((await propose({ year: next + 1, days: law, source }, 422)).faults?.[0]).toMatchObject({ path: 'year' });
    expect((await propose({ year: next, days: law.slice(1), source }, 422)).faults?.[0]).toMatchObject({
      rule: 'missingHolidays',
    });
    await propose({ year: next, days: law, source: '无' }, 422);
  });

  it('is another when a second person confirms it, and open cases are to be told', async () => {
    const { proposalId } = await propose({ year: next, days: law, source });
    const second = await propose({ year: next, days: law, source: `${source}（重复提出）` });
    expect(await year(next)).toMatchObject({ published: false });
    const own = await api.as('administration1');
    await own.post(`/api/proposals/${proposalId}/confirm`).expect(403);
    expect(await confirm(proposalId)).toMatchObject({
      state: 'confirmed',
      title: { zh: `公布 ${next} 年节假日安排（${source}）` },
      calendar: { year: next, publishes: true, openCases: 1 },
    });
    expect(await year(next)).toMatchObject({ published: true, lastYear: next, changes: [{ source, publishes: true }] });
    expect(await waiting()).toEqual(['going-on']);
    const calendar = await currentCalendar(test.database.read);
    expect([calendar.revision, isWorkingDay(calendar, `${next}-10-01`)]).toEqual([1, false]);
    // what was proposed before does not fit any more
    await confirm(second.proposalId, 422);
    expect(await year(next)).toMatchObject({ lastYear: next, changes: [{ publishes: true }] });
  });

  it('lets a single day of a published year be changed, with the order that says so', async () => {
    const date = `${next}-06-15`;
    const order = '省政府关于临时放假的通知';
    const { proposalId } = await propose({ year: next, days: [{ date, working: false }], source: order });
    await confirm(proposalId);
    expect((await year(next)).days).toContainEqual({ date, working: false, source: order });
    expect((await year(next)).changes.map((one) => one.publishes)).toEqual([false, true]);
    await propose({ year: next, days: [{ date, working: false }], source: order }, 422);
  });

  it('is changed by one of two confirmations at once where both would change the same day', async () => {
    const lastYear = officialCalendar.lastYear;
    const days = [{ date: `${lastYear}-06-16`, working: false }];
    const ids = await Promise.all(
      ['通知一，临时放假', '通知二，临时放假'].map(
        async (words) => (await propose({ year: lastYear, days, source: words })).proposalId,
      ),
    );
    const agent = await api.as('administration1b');
    const answers = await Promise.all(
      ids.map(async (id) => (await agent.post(`/api/proposals/${id}/confirm`)) as Answer),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const calendar = await currentCalendar(test.database.read);
    const told = await rows(test.database.read, 'setting').findOneByOrFail({ name: 'calendar' });
    expect(told.value).toEqual({ version: calendar.version });
  });
});
