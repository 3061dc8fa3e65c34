import { isDate, isWorkingDay, type Calendar } from './calendar';
import { hashOf } from './hash';

/** A day that is worked or not, whatever day of the week it is. */
export interface CalendarDay {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly date: string;
  readonly working: boolean;
}

/** Days of one year as they shall be, by whose order. A year that was not published yet is published by it. */
export interface CalendarChange {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  /** The order of the State Council or of the province that says so. */
  readonly source: string;
}

/** What is wrong with a change, and with which of its days. */
export interface CalendarFault {
  /** Index in `days`; absent where the change as a whole is meant. */
  readonly index?: number;
  readonly rule:
    'wrongYear' | 'notADate' | 'otherYear' | 'twice' | 'asItIs' | 'workdayNeeded' | 'missingHolidays' | 'noDays';
  /** The days that are missing. */
  readonly dates?: readonly string[];
}

/** Days that are off in every year by the Regulation on Public Holidays (全国年节及纪念日放假办法, 2024): `MM-DD`. */
const fixedHolidays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'] as const;

/** The first year of which the calendar knows the holidays. */
export const firstYear = (calendar: Calendar): number =>
  Math.min(calendar.lastYear, ...calendar.holidays.map((date) => Number(date.slice(0, 4))));

/** Whether a change publishes a year rather than changing days of one. */
export const publishesYear = (calendar: Calendar, { year }: CalendarChange): boolean => year > calendar.lastYear;

/**
 * What is wrong with a change of a calendar: only the year after the last can be published, whole and with the holidays
 * of the law; of a published year, only days that become something else can be changed.
 */
export function calendarFaults(calendar: Calendar, change: CalendarChange): readonly CalendarFault[] {
  const { year, days } = change;
  if (!Number.isInteger(year) || year < firstYear(calendar) || year > calendar.lastYear + 1) {
    return [{ rule: 'wrongYear' }];
  }
  if (days.length === 0) return [{ rule: 'noDays' }];
  const isNew = publishesYear(calendar, change);
  const faults = days.flatMap(({ date, working }, index): CalendarFault[] => {
    if (!isDate(date)) return [{ index, rule: 'notADate' }];
    if (Number(date.slice(0, 4)) !== year) return [{ index, rule: 'otherYear' }];
    if (days.findIndex((other) => other.date === date) < index) return [{ index, rule: 'twice' }];
    if (working && isNew && isWorkingDay(calendar, date)) return [{ index, rule: 'workdayNeeded' }];
    if (!isNew && isWorkingDay(calendar, date) === working) return [{ index, rule: 'asItIs' }];
    return [];
  });
  if (faults.length > 0 || !isNew) return faults;
  const off = new Set(days.flatMap(({ date, working }) => (working ? [] : [date])));
  const missing = fixedHolidays.map((day) => `${year}-${day}`).filter((date) => !off.has(date));
  return missing.length > 0 ? [{ rule: 'missingHolidays', dates: missing }] : [];
}

/** The calendar after these changes, in their order; a later one decides about a day. */
export function changedCalendar(calendar: Calendar, changes: readonly CalendarChange[]): Calendar {
  if (changes.length === 0) return calendar;
  const holidays = new Set(calendar.holidays);
  const workdays = new Set(calendar.workdays);
  for (const { date, working } of changes.flatMap(({ days }) => days)) {
    (working ? holidays : workdays).delete(date);
    (working ? workdays : holidays).add(date);
  }
  return {
    version: `${calendar.version}+${hashOf(changes.map(({ year, days }) => [year, days])).slice(0, 12)}`,
    revision: changes.length,
    lastYear: Math.max(calendar.lastYear, ...changes.map(({ year }) => year)),
    holidays: [...holidays].sort(),
    workdays: [...workdays].sort(),
  };
}
