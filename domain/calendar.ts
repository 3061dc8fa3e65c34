/**
 * Dates of the law. A date is `YYYY-MM-DD` in Asia/Shanghai, which has been UTC+8 without summer time since 1992; an
 * instant is ISO-8601 in UTC (`2026-02-13T01:00:00.000Z`). Nothing here knows a local time zone or what time it is.
 */

/**
 * The official days off and make-up working days up to the end of `lastYear`. A weekend is a rest day and needs no
 * entry, but a weekend day inside a holiday may stand in `holidays` too, as the official notices list it.
 */
export interface Calendar {
  /** Names the data; another text as soon as a day changes. */
  readonly version: string;
  /** How often it was changed since the platform was built; never unless told. */
  readonly revision?: number;
  /** The last year whose holidays are published. The first is the year of the earliest holiday. */
  readonly lastYear: number;
  /** Days off. */
  readonly holidays: readonly string[];
  /** Days at weekends that are worked in return (调休上班). */
  readonly workdays: readonly string[];
}

/** A length of time as the law states it. */
export interface Period {
  readonly count: number;
  readonly unit: 'days' | 'workingDays' | 'months';
}

/**
 * A date that was counted. It is provisional when counting needed to know whether a day outside the published years is
 * a working day: such a day is taken by its weekday alone, and the date is to be counted again with the next calendar.
 */
export interface Counted {
  readonly date: string;
  readonly provisional: boolean;
}

const dayLength = 86_400_000;
const shanghaiOffset = 8 * 3_600_000;
const firstDay = Date.UTC(100, 0, 1) / dayLength;
const lastDay = Date.UTC(9999, 11, 31) / dayLength;

/** Whether a text is a date that exists, from the year 100 to 9999. */
export function isDate(text: string): boolean {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match) return false;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(time).toISOString().slice(0, 10) === text;
}

/** Whether a text is an instant in UTC to the second or the millisecond, such as `2026-02-13T01:00:00Z`. */
export function isInstant(text: string): boolean {
  const match = /^([0-9-]{10})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,3})?Z$/.exec(text);
  return match !== null && isDate(match[1] ?? '');
}

/**
 * The date in Shanghai at an instant.
 * @throws RangeError when it is not an instant in UTC
 */
export function dateOf(instant: string): string {
  if (!isInstant(instant)) throw new RangeError(`not an instant in UTC: ${instant}`);
  return dateOfDay(Math.floor((Date.parse(instant) + shanghaiOffset) / dayLength));
}

/** How clocks in Shanghai show an instant, to the second: `2026-12-14 09:00:00`. */
export const timeOf = (instant: string): string =>
  new Date(Date.parse(instant) + shanghaiOffset).toISOString().slice(0, 19).replace('T', ' ');

/**
 * The instant at which clocks in Shanghai show a time of day, `HH:MM` or `HH:MM:SS`, on a date.
 * @throws RangeError when there is no such date or time
 */
export function instantOf(date: string, time = '00:00:00'): string {
  const match = /^([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?$/.exec(time);
  if (!match) throw new RangeError(`not a time of day: ${time}`);
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return new Date(dayOf(date) * dayLength - shanghaiOffset + seconds * 1000).toISOString();
}

/**
 * The instant at which a date is over in Shanghai: 00:00 of the next day. What happens at or after it is too late.
 * @throws RangeError when it is not a date
 */
export function endOfDay(date: string): string {
  return instantOf(addDays(date, 1));
}

/**
 * The date so many calendar days later, or earlier when below zero.
 * @throws RangeError when it is not a date, or leads out of the years 100 to 9999
 */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayOf(date) + whole(days));
}

/**
 * How many calendar days lie from one date to another; below zero when `to` is earlier.
 * @throws RangeError when one is not a date
 */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from);
}

/**
 * The same day so many months later (or earlier), or the last day of that month when it has no such day (Civil Code,
 * art. 202).
 * @throws RangeError when it is not a date, or leads out of the years 100 to 9999
 */
export function addMonths(date: string, months: number): string {
  dayOf(date);
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + whole(months);
  if (month < 100 * 12 || month >= 10_000 * 12) throw new RangeError('dates go from the year 100 to 9999');
  const last = lastDayOf(month);
  const day = Number(date.slice(8, 10));
  return day < last ? dateInMonth(month, day) : dateInMonth(month, last);
}

/**
 * Whether a date is a working day: a make-up working day, or Monday to Friday and no holiday. Outside the published
 * years only the weekday is known; the functions that count say so in `provisional`.
 * @throws RangeError when it is not a date
 */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return isWorking(lookUp(calendar), dayOf(date));
}

/**
 * The date itself when it is a working day, else the first working day after it (Civil Code, art. 203).
 * @throws RangeError when it is not a date
 */
export function workingDayFrom(calendar: Calendar, date: string): Counted {
  const days = lookUp(calendar);
  let day = dayOf(date);
  let provisional = !isKnown(days, day);
  while (!isWorking(days, day)) {
    day += 1;
    provisional ||= !isKnown(days, day);
  }
  return { date: dateOfDay(day), provisional };
}

/**
 * The n-th working day after a date, or before it when n is below zero; the date itself is not counted (Civil Code,
 * art. 201). Zero working days is the date itself, working day or not.
 * @throws RangeError when it is not a date, or n is not a whole number
 */
export function addWorkingDays(calendar: Calendar, date: string, n: number): Counted {
  const days = lookUp(calendar);
  const step = n < 0 ? -1 : 1;
  let day = dayOf(date);
  let provisional = false;
  for (let left = Math.abs(whole(n)); left > 0;) {
    day += step;
    provisional ||= !isKnown(days, day);
    if (isWorking(days, day)) left -= 1;
  }
  return { date: dateOfDay(day), provisional };
}

/**
 * The last day of a period that begins with an event on `from`, whatever day that is: the day of the event is not
 * counted (Civil Code, arts. 201, 202).
 * @throws RangeError when it is not a date, or the period's count is not a whole number from zero
 */
export function addPeriod(calendar: Calendar, from: string, period: Period): Counted {
  const count = notNegative(period.count);
  switch (period.unit) {
    case 'days':
      return { date: addDays(from, count), provisional: false };
    case 'months':
      return { date: addMonths(from, count), provisional: false };
    case 'workingDays':
      return addWorkingDays(calendar, from, count);
  }
}

/**
 * The last day on which somebody may still act who was given a limit on `from`: a limit that ends on a rest day ends
 * on the next working day (Civil Code, art. 203). The limit is over at {@link endOfDay}.
 * @throws RangeError as {@link addPeriod}
 */
export function endOfLimit(calendar: Calendar, from: string, period: Period): Counted {
  const last = addPeriod(calendar, from, period);
  const moved = workingDayFrom(calendar, last.date);
  return { date: moved.date, provisional: last.provisional || moved.provisional };
}

/**
 * The last date that keeps a least distance before `date`, such as an objection at least 10 days before the bid
 * deadline (Implementing Regulation, art. 22): the last day from which the period, counted forward, is over by `date`.
 * It stays where it falls, which may be a rest day: moving it on would shorten the minimum.
 * @throws RangeError as {@link addPeriod}
 */
export function latestBefore(calendar: Calendar, date: string, period: Period): Counted {
  const count = notNegative(period.count);
  switch (period.unit) {
    case 'days':
      return { date: addDays(date, -count), provisional: false };
    case 'months':
      return { date: monthsBefore(date, count), provisional: false };
    case 'workingDays':
      return workingDaysBefore(calendar, date, count);
  }
}

/**
 * The calendar from a year onward, short enough to travel with a case. It says the same about every day it still knows;
 * earlier days are provisional. The last published year always stays.
 */
export function calendarFrom(calendar: Calendar, year: number): Calendar {
  const first = `${String(Math.min(year, calendar.lastYear)).padStart(4, '0')}-01-01`;
  const fromThen = (date: string) => date >= first;
  return { ...calendar, holidays: calendar.holidays.filter(fromThen), workdays: calendar.workdays.filter(fromThen) };
}

function monthsBefore(date: string, months: number): string {
  let latest = addMonths(date, -months);
  // the last day of a short month is reached from several days of a longer one
  for (let next = addDays(latest, 1); addMonths(next, months) <= date; next = addDays(next, 1)) latest = next;
  return latest;
}

function workingDaysBefore(calendar: Calendar, date: string, count: number): Counted {
  const days = lookUp(calendar);
  let day = dayOf(date);
  let provisional = false;
  for (let left = count; left > 0; day -= 1) {
    provisional ||= !isKnown(days, day);
    if (isWorking(days, day)) left -= 1;
  }
  return { date: dateOfDay(day), provisional };
}

/** A calendar's days as numbers since 1970-01-01, to be looked up. */
interface DayTable {
  readonly first: number;
  readonly last: number;
  readonly holidays: ReadonlySet<number>;
  readonly workdays: ReadonlySet<number>;
}

const tables = new WeakMap<Calendar, DayTable>();

function lookUp(calendar: Calendar): DayTable {
  const known = tables.get(calendar);
  if (known) return known;
  const holidays = new Set(calendar.holidays.map(dayOf));
  const earliest = [...holidays].reduce((a, b) => Math.min(a, b), Infinity);
  const table: DayTable = {
    first: holidays.size === 0 ? -Infinity : dayOf(`${dateOfDay(earliest).slice(0, 4)}-01-01`),
    last: dayOf(`${String(calendar.lastYear).padStart(4, '0')}-12-31`),
    holidays,
    workdays: new Set(calendar.workdays.map(dayOf)),
  };
  tables.set(calendar, table);
  return table;
}

function isKnown(days: DayTable, day: number): boolean {
  return day >= days.first && day <= days.last;
}

function isWorking(days: DayTable, day: number): boolean {
  if (days.workdays.has(day)) return true;
  // 1970-01-01 was a Thursday
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday < 5 && !days.holidays.has(day);
}

function dayOf(date: string): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

function dateOfDay(day: number): string {
  if (day < firstDay || day > lastDay) throw new RangeError('dates go from the year 100 to 9999');
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

function lastDayOf(month: number): number {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
}

function dateInMonth(month: number, day: number): string {
  return dateOfDay(Date.UTC(Math.floor(month / 12), month % 12, day) / dayLength);
}

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number: ${n}`);
  return n;
}

function notNegative(count: number): number {
  if (whole(count) < 0) throw new RangeError('a period is not negative');
  return count;
}
