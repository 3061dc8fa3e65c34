import { rows } from '../../database/database';
import type { Counted, Dashboard, StageTimes, Throughput } from '../../api/contract';
import { openTenderJapan } from '../../definitions/trading/open-tender-japan';
import { hashOf } from '../../domain/hash';
import { startApi, type Answer, type TestApi } from '../support/api';
import { testDatabases, type TestDatabase } from '../support/databases';
import { insertManyCases } from '../support/many-cases';
import { caseRow, partyRow } from '../support/rows';

const now = '2026-03-04T03:00:00.000Z';

/** Every number with its list that an answer holds, and where in it. */
function numbersIn(value: unknown, at = ''): [string, Counted][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('count' in value && 'list' in value) return [[at, value as Counted]];
  return Object.entries(value).flatMap(([name, part]) => numbersIn(part, `${at}/${name}`));
}

describe.each(testDatabases)('the dashboard on %s', (_name, open) => {
  let test: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    test = await open();
    api = await startApi(test);
    api.setNow(now);
    await insertManyCases(test.database, 240, now);
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow('unborn', { seq: 0 }));
      await rows(tx, 'case').insert(caseRow('held', { suspendedAt: now, dueAt: '2026-03-01T00:00:00.000Z' }));
      const { process, stages } = openTenderJapan;
      const underJapaneseLaw = { process, definitionId: hashOf(openTenderJapan), stage: Object.keys(stages)[0] ?? '' };
      await rows(tx, 'case').insert(caseRow('abroad', underJapaneseLaw));
      await rows(tx, 'party').insert(partyRow('p1', 'held', 'bidder', 'demo-bidder-1'));
      await rows(tx, 'proposal').insert({
        id: 'p1',
        kind: 'calendar',
        subject: '2027',
        region: '530000',
        content: { year: 2027, daysOff: [], daysOn: [], source: '国办发明电', url: 'https://www.gov.cn/x' },
        state: 'waiting',
        proposedBy: 'demo-administration1',
        proposedBodyId: 'demo-administration',
        proposedAt: now,
        decidedBy: null,
        decidedBodyId: null,
        decidedAt: null,
        reason: null,
      });
    });
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  const get = async <T>(login: string, path: string): Promise<T> =>
    (await (await api.as(login)).get(path).expect(200)).body as T;
  /** How many rows a list has, page by page. */
  const lengthOf = async (login: string, { list, filter }: Counted): Promise<number> => {
    const agent = await api.as(login);
    let length = 0;
    let cursor: string | undefined;
    do {
      const query = { ...filter, limit: '200', ...(cursor !== undefined && { cursor }) };
      const answer: Answer = await agent.get(`/api/${list}`).query(query).expect(200);
      const page = answer.body as { items: unknown[]; next?: string };
      length += page.items.length;
      cursor = page.next;
    } while (cursor !== undefined);
    return length;
  };
  const overseers = ['centre1', 'supervisor1', 'supervisor2', 'inspector1', 'administration1', 'operator1'];

  it.each(overseers)('shows %s no number that its list does not bear out', async (login) => {
    const answers = {
      now: await get<Dashboard>(login, '/api/dashboard'),
      weeks: await get<Throughput>(login, '/api/dashboard/throughput?by=week'),
      months: await get<Throughput>(login, '/api/dashboard/throughput?by=month'),
    };
    const numbers = numbersIn(answers);
    expect(numbers.length).toBeGreaterThan(40);
    const differing: string[] = [];
    for (const [at, number] of numbers) {
      const length = await lengthOf(login, number);
      if (length !== number.count) differing.push(`${at}: ${number.count}, but its list has ${length}`);
    }
    expect(differing).toEqual([]);
  });

  it('counts something in every part, so that the comparison means something', async () => {
    const { cases, processes, tasks, today, week } = await get<Dashboard>('inspector1', '/api/dashboard');
    const counts = [cases.open, cases.overdue, cases.suspended, tasks.all, tasks.overdue];
    const due = [today.deadlines, week.deadlines, week.openings, week.tasks];
    const stages = processes.flatMap((process) => process.stages.map((stage) => stage.open));
    for (const { count } of [...counts, ...due, ...stages.slice(0, 3)]) expect(count).toBeGreaterThan(0);
    expect(stages.reduce((sum, { count }) => sum + count, 0)).toBe(cases.open.count);
    const { awards, periods } = await get<Throughput>('inspector1', '/api/dashboard/throughput?by=month');
    expect(awards.map(({ unit }) => unit)).toEqual(['CNY', 'JPY']);
    expect(periods).toHaveLength(12);
    expect(periods.every(({ opened }) => opened.count > 0)).toBe(true);
  });

  it('shows a process under another law by itself, with the stages of its own', async () => {
    const { processes } = await get<Dashboard>('inspector1', '/api/dashboard');
    const families = processes.map(({ process, jurisdiction }) => `${process} ${jurisdiction}`);
    expect(families.sort()).toEqual(['openTender CN', 'openTender JP']);
    const abroad = processes.find(({ jurisdiction }) => jurisdiction === 'JP');
    expect(abroad?.open.count).toBe(1);
    expect(abroad?.stages.map(({ stage }) => stage)).toEqual(Object.keys(openTenderJapan.stages));
    const listed = await get<{ items: { id: string }[] }>('inspector1', '/api/cases?jurisdiction=JP');
    expect(listed.items.map(({ id }) => id)).toEqual(['abroad']);
  });

  it('adds awards up to the last fen, also where a number would not hold them', async () => {
    const large = '900719925474099301';
    await test.database.write(async (tx) => {
      await rows(tx, 'case').insert(caseRow('dear', { region: '530102', industry: 'water', closing: 'archived' }));
      await rows(tx, 'award').insert({
        caseId: 'dear',
        region: '530102',
        industry: 'water',
        at: now,
        unit: 'CNY',
        parts: large,
      });
    });
    const stored = await rows(test.database.read, 'award')
      .createQueryBuilder('award')
      .where("award.unit = 'CNY' AND award.at >= '2025-03-31T16:00:00.000Z'")
      .getMany();
    const parts = stored.reduce((sum, award) => sum + BigInt(award.parts), 0n);
    const { awards } = await get<Throughput>('inspector1', '/api/dashboard/throughput?by=month');
    expect(awards[0]?.sum.replace('.', '')).toBe(String(parts));
    await test.database.write(async (tx) => {
      await rows(tx, 'award').delete({ caseId: 'dear' });
      await rows(tx, 'case').delete({ id: 'dear' });
    });
  });

  it('keeps each to their remit', async () => {
    const open = async (login: string) => (await get<Dashboard>(login, '/api/dashboard')).cases.open.count;
    const [all, housing, transport] = [await open('inspector1'), await open('supervisor1'), await open('supervisor2')];
    expect(housing).toBeGreaterThan(0);
    expect(housing + transport).toBeLessThan(all);
  });

  it('finds the middle stay of each stage, how many were late, and what the definition allows', async () => {
    const { stages, from } = await get<StageTimes>('inspector1', '/api/dashboard/stage-times?days=60');
    const began = new Date(Date.parse(`${from}T00:00:00+08:00`)).toISOString();
    const ended = (await rows(test.database.read, 'visit').find()).filter(
      ({ leftAt }) => leftAt !== null && leftAt >= began,
    );
    expect(stages.length).toBeGreaterThan(5);
    for (const { stage, ...found } of stages) {
      const stays = ended.filter((visit) => visit.stage === stage);
      const minutes = stays.map((visit) => visit.minutes ?? 0).sort((one, other) => one - other);
      const middle = (minutes.length - 1) / 2;
      const median = ((minutes[Math.floor(middle)] ?? 0) + (minutes[Math.ceil(middle)] ?? 0)) / 2;
      expect([stage, found.ended, found.late]).toEqual([
        stage,
        stays.length,
        stays.filter(({ isLate }) => isLate).length,
      ]);
      expect(Math.abs(found.median - median)).toBeLessThanOrEqual(30);
    }
    const acceptance = stages.find(({ stage }) => stage === 'acceptance');
    expect(acceptance?.limit).toEqual({ zh: '2个工作日', en: '2 working days' });
    const stays = ended.filter(({ stage }) => stage === 'acceptance');
    const housing = await get<StageTimes>('supervisor1', '/api/dashboard/stage-times?days=60');
    expect(housing.stages.find(({ stage }) => stage === 'acceptance')?.ended).toBeLessThan(stays.length);
  });

  it('is not for bidders, experts, tenderers and agencies', async () => {
    for (const login of ['bidder1', 'expert1', 'tenderer1', 'agency1']) {
      const agent = await api.as(login);
      for (const path of ['', '/throughput', '/stage-times']) await agent.get(`/api/dashboard${path}`).expect(403);
    }
  });
});
