import { sweepOutbox } from '../../api/outbox/sweep';
import type { CaseView, Notification, Page, Task, TimelineItem } from '../../api/contract';
import { rows } from '../../database/database';
import { putInOutbox } from '../../database/outbox';
import { later } from '../../definitions/language';
import { dateOf } from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';
import { describeWithServer } from '../support/describe-with-server';
import { Tender } from '../support/driver';
import { startPlatform, type Platform } from '../support/platform';

const next = officialCalendar.lastYear + 1;
const law = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

describeWithServer('a year that is published while cases count into it', () => {
  let platform: Platform;
  let tender: Tender;
  beforeAll(async () => {
    platform = await startPlatform({ startsAt: `${officialCalendar.lastYear}-12-31T01:00:00.000Z` });
    tender = await Tender.open(platform);
    await tender.reach('filing');
  });
  afterAll(() => platform.close());

  const fileTask = async (of = tender): Promise<Task> => {
    const { items } = await of.api.get<Page<Task>>('supervisor', '/tasks?limit=100');
    const task = items.find((one) => one.caseId === of.id && one.action === 'file');
    if (!task) throw new Error('There is no task to file');
    return task;
  };
  const eventually = async (test: () => Promise<boolean>) => {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      if (await test()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('It did not happen');
  };
  const propose = (days: readonly string[]) =>
    tender.api.send<{ proposalId: string }>('administration', 'post', '/calendar', {
      year: next,
      days: days.map((day) => ({ date: `${next}-${day}`, working: false })),
      source: '国务院办公厅关于节假日安排的通知',
    });

  it('moves the provisional limit of a running case, on record, on the timeline and in the notifications', async () => {
    const before = await fileTask();
    expect(before.provisional).toBe(true);
    const { proposalId } = await propose([...law, '01-04']);
    await expect(tender.api.send('administration', 'post', `/proposals/${proposalId}/confirm`)).rejects.toThrow(
      'FourEyes',
    );
    await tender.api.send('administrationColleague', 'post', `/proposals/${proposalId}/confirm`);
    await sweepOutbox(platform.deps);

    await eventually(async () => !(await fileTask()).provisional);
    const after = await fileTask();
    expect(Date.parse(after.dueAt ?? '') - Date.parse(before.dueAt ?? '')).toBe(2 * 86_400_000);

    const events = await rows(platform.database.read, 'event').findBy({ caseId: tender.id, kind: 'recounted' });
    expect(events.map(({ json }) => json)).toMatchObject([
      { moved: [{ of: 'task', action: 'file', from: before.dueAt, to: after.dueAt }] },
    ]);
    expect(await tender.chain()).toMatchObject({ seq: (await tender.workflowState()).seq });
    const { items } = await tender.api.get<Page<TimelineItem>>('supervisor', `/cases/${tender.id}/timeline?limit=100`);
    expect(items.filter(({ kind }) => kind === 'deadline').map(({ title }) => title.zh)).toEqual([
      expect.stringContaining('重新计算'),
    ]);
    await eventually(async () => {
      const told = await tender.api.get<Page<Notification>>('supervisor', '/notifications');
      return told.items.some(({ message }) => message.zh.includes('重新计算'));
    });
  });

  it('is not told twice', async () => {
    const { seq } = await tender.workflowState();
    await platform.database.write((tx) => putInOutbox(tx, 'calendar', [tender.id], 0));
    await sweepOutbox(platform.deps);
    await tender.view();
    expect((await tender.workflowState()).seq).toBe(seq);
  });

  it('is what cases begin with from then on', async () => {
    const other = await Tender.open(platform);
    await other.reach('filing');
    const task = await fileTask(other);
    expect(task.provisional).toBe(false);
    expect(task.dueAt).toBe((await fileTask()).dueAt);
    expect((await other.view()).closing).toBeUndefined();
  });

  it('stays with a case that continues as new, and has its people told of the limit that moves', async () => {
    const often = await startPlatform({
      startsAt: `${officialCalendar.lastYear}-12-31T01:00:00.000Z`,
      continueOften: true,
    });
    try {
      const one = await (await Tender.open(often)).reach('documents');
      const publish = async (days: readonly string[]) => {
        const { proposalId } = await one.api.send<{ proposalId: string }>('administration', 'post', '/calendar', {
          year: next,
          days: days.map((date) => ({ date, working: false })),
          source: '国务院办公厅关于节假日安排的通知',
        });
        await one.api.send('administrationColleague', 'post', `/proposals/${proposalId}/confirm`);
        await sweepOutbox(often.deps);
      };
      await publish(law.map((day) => `${next}-${day}`));
      await one.reach('filing');
      const view = await one.api.get<CaseView>('supervisor', `/cases/${one.id}`);
      expect(view.stage).toBe('filing');
      expect(await fileTask(one)).toMatchObject({ provisional: false });

      // reminded of one limit, and of the other to which a day off has moved it
      const dueAt = async () => (await fileTask(one)).dueAt ?? '';
      const first = await dueAt();
      const dayBefore = async () =>
        often.pass(Date.parse(await dueAt()) - 23 * 3_600_000 - Date.parse(often.deps.clock.now()));
      const reminded = async () => {
        const told = await one.api.get<Page<Notification>>('supervisor', '/notifications');
        return told.items.filter(({ kind }) => kind === 'reminder').length;
      };
      await dayBefore();
      await eventually(async () => (await reminded()) === 1);
      await publish([dateOf(later(first, -1))]);
      await eventually(async () => (await dueAt()) > first);
      expect(await reminded()).toBe(1);
      await dayBefore();
      await eventually(async () => (await reminded()) === 2);
    } finally {
      await often.close();
    }
  });
});
