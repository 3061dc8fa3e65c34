import { later, type CaseState, type TaskState } from '../../definitions/language';
import { nextReminder, outdated } from '../../workflows/runtime/next-reminder';
import { emptyState } from '../../workflows/runtime/transitions';

const hour = 3_600_000;
const since = '2026-03-02T01:00:00.000Z';
const at = (hours: number): string => later(since, hours * hour);
const task = (dueAt: string, key = '1:accept'): TaskState => ({
  key,
  action: 'accept',
  stage: 'acceptance',
  role: 'centre',
  since,
  dueAt,
  provisional: false,
  revision: '1',
});
const having = (...tasks: TaskState[]): CaseState => ({ ...emptyState('C', []), tasks });
const both = ['reminded:1:accept', 'overdue:1:accept'];

describe('the reminders of a task', () => {
  it('come a day, or half its time, before it is due, and when it is overdue', () => {
    const long = having(task(at(72)));
    expect(nextReminder(long, new Set())).toEqual({ at: at(48), kind: 'reminded', key: '1:accept' });
    expect(nextReminder(long, new Set(['reminded:1:accept']))).toMatchObject({ at: at(72), kind: 'overdue' });
    expect(nextReminder(having(task(at(10))), new Set())).toMatchObject({ at: at(5) });
    expect(nextReminder(long, new Set(both))).toBeUndefined();
  });

  it('come again where the limit has moved and their time is still to come', () => {
    const [before, after] = [having(task(at(72))), having(task(at(120)))];
    expect(outdated(before, after, new Set(both), at(73))).toEqual(both);
    expect(outdated(before, after, new Set(both), at(97))).toEqual(['overdue:1:accept']);
    expect(outdated(before, after, new Set(both), at(121))).toEqual([]);
    expect(outdated(before, before, new Set(both), at(49))).toEqual([]);
    expect(outdated(before, after, new Set(), at(49))).toEqual([]);
  });

  it('come again for a task that is gone, should it be asked for once more', () => {
    expect(outdated(having(task(at(72))), having(), new Set(both), at(121))).toEqual(both);
    // the name of another ends with its own
    expect(outdated(having(task(at(72), 'accept')), having(), new Set(both), at(121))).toEqual([]);
  });
});
