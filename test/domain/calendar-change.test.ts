import { addDays, addWorkingDays, isWorkingDay } from '../../domain/calendar';
import {
  calendarFaults,
  changedCalendar,
  publishesYear,
  type CalendarChange,
  type CalendarDay,
} from '../../domain/calendar-change';
import { officialCalendar } from '../../domain/official-calendar';

const source = '国务院办公厅通知';
const off = (...dates: string[]): CalendarDay[] => dates.map((date) => ({ date, working: false }));
const worked = (...dates: string[]): CalendarDay[] => dates.map((date) => ({ date, working: true }));
const next = officialCalendar.lastYear + 1;
const law = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${next}-${day}`);
const publication: CalendarChange = { year: next, days: off(...law), source };
const rulesOf = (change: CalendarChange) => calendarFaults(officialCalendar, change).map(({ rule }) => rule);

describe('a change of the calendar', () => {
  it('publishes the next year, whose days are then no more provisional', () => {
    expect(calendarFaults(officialCalendar, publication)).toEqual([]);
    expect(publishesYear(officialCalendar, publication)).toBe(true);
    const calendar = changedCalendar(officialCalendar, [publication]);
    expect(calendar).toMatchObject({ lastYear: next, revision: 1 });
    const eve = `${officialCalendar.lastYear}-12-31`;
    expect(addWorkingDays(officialCalendar, eve, 1).provisional).toBe(true);
    expect(addWorkingDays(calendar, eve, 1).provisional).toBe(false);
    expect(isWorkingDay(calendar, `${next}-01-01`)).toBe(false);
  });

  it('makes a working day a holiday, and a holiday a working day', () => {
    const year = officialCalendar.lastYear;
    const [monday, holiday] = [`${year}-06-15`, `${year}-10-01`];
    const change = { year, days: [...off(monday), ...worked(holiday)], source };
    expect(calendarFaults(officialCalendar, change)).toEqual([]);
    const calendar = changedCalendar(officialCalendar, [change]);
    expect([isWorkingDay(calendar, monday), isWorkingDay(calendar, holiday)]).toEqual([false, true]);
    expect(calendar.version).not.toBe(officialCalendar.version);
    const back = changedCalendar(officialCalendar, [change, { year, days: worked(monday), source }]);
    expect(isWorkingDay(back, monday)).toBe(true);
  });

  it('makes a weekend a working day', () => {
    const year = officialCalendar.lastYear;
    const saturday = `${year}-06-13`;
    const calendar = changedCalendar(officialCalendar, [{ year, days: worked(saturday), source }]);
    expect(isWorkingDay(calendar, saturday)).toBe(true);
    expect(isWorkingDay(calendar, addDays(saturday, 1))).toBe(false);
  });

  it('leaves a calendar without changes as it is', () => {
    expect(changedCalendar(officialCalendar, [])).toBe(officialCalendar);
  });

  it.each([
    ['a year that is not the next', { ...publication, year: next + 1 }, ['wrongYear']],
    ['a year before the first', { ...publication, year: 1999 }, ['wrongYear']],
    ['no days', { ...publication, days: [] }, ['noDays']],
    ['a day that does not exist', { ...publication, days: off(...law, `${next}-02-30`) }, ['notADate']],
    ['a day of another year', { ...publication, days: off(...law, '2019-01-02') }, ['otherYear']],
    ['a day twice', { ...publication, days: off(...law, `${next}-01-01`) }, ['twice']],
    ['a year without a holiday of the law', { ...publication, days: off(...law.slice(1)) }, ['missingHolidays']],
    [
      'a make-up day that is worked anyway',
      { ...publication, days: [...off(...law), ...worked(`${next}-01-04`)] },
      ['workdayNeeded'],
    ],
    ['a day that is so already', { year: 2026, days: off('2026-10-01'), source }, ['asItIs']],
  ])('is refused with %s', (_what, change, rules) => {
    expect(rulesOf(change)).toEqual(rules);
  });
});
