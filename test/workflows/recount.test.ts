import { days, later, workingDays, type CaseState, type Process, type TaskState } from '../../definitions/language';
import { openTender } from '../../definitions/trading/open-tender';
import { changedCalendar, type CalendarDay } from '../../domain/calendar-change';
import { officialCalendar } from '../../domain/official-calendar';
import { isNewer, recount } from '../../workflows/runtime/recount';
import { emptyState, enter, leave, settle, take, type Ground } from '../../workflows/runtime/transitions';

const ground: Ground = { definition: openTender, calendar: officialCalendar };
const hour = 3_600_000;
const parties = ['tenderer', 'agency', 'centre', 'supervisor', 'bidder'].map((role) => ({
  id: `${role}-1`,
  role,
  since: '2026-12-30T01:00:00.000Z',
}));
const next = officialCalendar.lastYear + 1;
const off = (...dates: string[]): CalendarDay[] => dates.map((date) => ({ date, working: false }));
const published = (...dates: string[]) =>
  changedCalendar(officialCalendar, [{ year: next, days: off(`${next}-01-01`, ...dates), source: '通知' }]);

/** A case that came into a stage at an instant. */
function caseIn(ends: readonly string[], now: string, process: Process = openTender): CaseState {
  let state = enter({ ...ground, definition: process }, emptyState('C', parties), process.start.first, now);
  for (const end of ends) state = leave({ ...ground, definition: process }, state, end, now).state;
  return state;
}
const task = ({ tasks }: CaseState, action: string): TaskState | undefined =>
  tasks.find((one) => one.action === action);

describe('dates of a case by another calendar', () => {
  const entered = '2026-12-31T01:00:00.000Z';
  const filing = caseIn(['accepted', 'submitted'], entered);

  it('move the limit of a task over a holiday that was not known, and confirm it', () => {
    // three working days after Thursday 31 December: 4, 5, 6 January as long as nobody knows of 1 January
    expect(task(filing, 'file')).toMatchObject({ dueAt: '2027-01-05T16:00:00.000Z', provisional: true });
    const { state, moved, isOther } = recount(ground, filing, published('2027-01-04'), later(entered, hour));
    expect(task(state, 'file')).toMatchObject({ dueAt: '2027-01-07T16:00:00.000Z', provisional: false });
    expect(moved).toEqual([
      {
        of: 'task',
        action: 'file',
        key: task(filing, 'file')?.key,
        from: '2027-01-05T16:00:00.000Z',
        to: '2027-01-07T16:00:00.000Z',
      },
    ]);
    expect(isOther).toBe(true);
  });

  it('are confirmed without moving where no holiday lies between', () => {
    const calendar = changedCalendar(officialCalendar, [{ year: next, days: off('2027-05-01'), source: '通知' }]);
    const { state, moved, isOther } = recount(ground, filing, calendar, later(entered, hour));
    expect(moved).toEqual([]);
    expect(isOther).toBe(true);
    expect(task(state, 'file')).toMatchObject({ dueAt: '2027-01-05T16:00:00.000Z', provisional: false });
  });

  it('keep the time that was given back while the case stood still', () => {
    const lost = 30 * hour;
    const longer = {
      ...filing,
      tasks: filing.tasks.map((one) => (one.dueAt ? { ...one, dueAt: later(one.dueAt, lost) } : one)),
    };
    const { state } = recount(ground, longer, published(), later(entered, hour));
    expect(task(state, 'file')?.dueAt).toBe(later('2027-01-06T16:00:00.000Z', lost));
  });

  it('leave alone what has passed, and move nothing into the past', () => {
    const late = recount(ground, filing, published(), '2027-01-05T16:00:00.000Z');
    expect([task(late.state, 'file')?.dueAt, late.moved]).toEqual(['2027-01-05T16:00:00.000Z', []]);
    // a weekend that is worked would end the limit a day earlier: before now
    const worked = changedCalendar(officialCalendar, [
      { year: next, days: [{ date: '2027-01-02', working: true }], source: '通知' },
    ]);
    const now = '2027-01-05T10:00:00.000Z';
    const early = recount(ground, filing, worked, now);
    expect(task(early.state, 'file')).toMatchObject({ dueAt: '2027-01-05T16:00:00.000Z', provisional: false });
  });

  /** The publicity of the candidates runs three working days. */
  const inWorkingDays: Process = {
    ...openTender,
    rules: {
      ...openTender.rules,
      publicityPeriod: { ...openTender.rules.publicityPeriod, value: workingDays(3), least: days(3) },
    },
  };
  const publicity = (): CaseState => {
    const process = { ...ground, definition: inWorkingDays };
    const state = caseIn(
      ['accepted', 'submitted', 'filed', 'published', 'enoughBids', 'opened', 'ranked'],
      entered,
      inWorkingDays,
    );
    const act = {
      action: 'publishCandidates',
      actor: { role: 'agency', party: 'agency-1', person: 'p' },
      receivedAt: entered,
      form: {},
      key: 'k',
    };
    return take(process, state, act, entered).state;
  };

  it('move a counted deadline, which stays moved', () => {
    const before = publicity();
    expect(before.deadline).toMatchObject({ at: '2027-01-05T16:00:00.000Z', kind: 'counted', provisional: true });
    const own = { ...ground, definition: inWorkingDays };
    const { state, moved } = recount(own, before, published(), later(entered, hour));
    expect(moved).toContainEqual({
      of: 'deadline',
      from: '2027-01-05T16:00:00.000Z',
      to: '2027-01-06T16:00:00.000Z',
    });
    const after = settle({ ...own, calendar: published() }, state, later(entered, 2 * hour));
    expect(after.deadline).toEqual(state.deadline);
    expect(after.deadline?.provisional).toBe(false);
  });

  it('leave a deadline that has passed where it was, whatever happens then', () => {
    const own = { ...ground, definition: inWorkingDays };
    const now = '2027-01-05T16:00:00.000Z';
    const { state, moved } = recount(own, publicity(), published(), now);
    expect([state.deadline?.at, moved]).toEqual([now, []]);
    expect(settle({ ...own, calendar: published() }, state, later(now, hour)).deadline?.at).toBe(now);
  });

  it('are nobody’s business in a case that is over', () => {
    const closed: CaseState = { ...filing, closing: 'failed', closedAt: entered };
    expect(recount(ground, closed, published(), entered)).toEqual({ state: closed, moved: [], isOther: false });
  });

  it('are never counted by an older calendar again', () => {
    const [one, two] = [published(), published('2027-01-04')];
    const later2 = { ...two, revision: 2 };
    expect([isNewer(one, officialCalendar), isNewer(later2, one), isNewer(one, later2), isNewer(one, one)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isNewer(officialCalendar, one)).toBe(false);
  });
});
