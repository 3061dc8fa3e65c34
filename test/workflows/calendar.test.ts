import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { Tender } from '../support/driver';

interface Task {
  readonly caseId: string;
  readonly action: string;
  readonly dueAt?: string;
  readonly provisional: boolean;
}

describeWithServer('limits of a case over holidays', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ startsAt: '2026-09-07T01:00:00.000Z' });
  });
  afterAll(() => platform.close());

  const untilTime = (instant: string) => platform.pass(Date.parse(instant) - Date.parse(platform.deps.clock.now()));
  const fileTask = async (tender: Tender) => {
    const { items } = await tender.api.get<{ items: Task[] }>('supervisor', '/tasks?limit=100');
    return items.find((task) => task.caseId === tender.id && task.action === 'file');
  };

  it('a period that would end in the National Day holidays ends on the first working day after them', async () => {
    const tender = await Tender.open(platform);
    await tender.reach('bidding');
    await tender.reach('candidates');
    expect(platform.deps.clock.now().slice(0, 10)).toBe('2026-09-28');
    await tender.act('publishCandidates', 'agency');
    expect((await tender.view()).deadline).toMatchObject({ at: '2026-10-08T16:00:00.000Z', provisional: false });

    await untilTime('2026-10-07T12:00:00.000Z');
    expect((await tender.view()).stage).toBe('candidates');
    await tender.passDeadline();
    await tender.until('award');
  });

  it('working days are counted over the holidays, make-up days included', async () => {
    const fresh = await startPlatform({ startsAt: '2026-09-30T01:00:00.000Z' });
    try {
      const tender = await Tender.open(fresh);
      await tender.reach('filing');
      // 9 October is a Friday, 10 October a Saturday that is worked
      expect(await fileTask(tender)).toMatchObject({ dueAt: '2026-10-10T16:00:00.000Z', provisional: false });
    } finally {
      await fresh.close();
    }
  });

  it('a limit that reaches a year without a calendar says that it is provisional', async () => {
    await untilTime('2026-12-31T01:00:00.000Z');
    const tender = await Tender.open(platform);
    await tender.reach('filing');
    const task = await fileTask(tender);
    expect(task?.provisional).toBe(true);
    expect(task?.dueAt?.slice(0, 4)).toBe('2027');
    const period = `from=${encodeURIComponent(platform.deps.clock.now())}&to=2027-02-01T00:00:00.000Z`;
    const { items } = await tender.api.get<{ items: Task[] }>('supervisor', `/deadlines?${period}`);
    expect(items.filter((item) => item.caseId === tender.id)).toMatchObject([{ provisional: true }]);
  });
});
