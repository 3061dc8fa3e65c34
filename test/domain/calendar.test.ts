import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addPeriod,
  addWorkingDays,
  calendarFrom,
  dateOf,
  daysBetween,
  endOfDay,
  endOfLimit,
  instantOf,
  isDate,
  isInstant,
  isWorkingDay,
  latestBefore,
  workingDayFrom,
  type Calendar,
  type Period,
} from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';

const calendar = officialCalendar;
const dates = fc.integer({ min: 0, max: 2921 }).map((n) => addDays('2019-01-01', n));
const counts = fc.integer({ min: 0, max: 60 });
const periods = fc.record<Period>({
  count: counts,
  unit: fc.constantFrom<Period['unit']>('days', 'workingDays', 'months'),
});

describe('dates of the law', () => {
  it.each(['2026-02-29', '2026-2-1', '2026-13-01', '2026-00-10', '0000-01-01', '26-01-01', '2026-01-01T00:00', ''])(
    'knows that %j is none',
    (text) => {
      expect(isDate(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(RangeError);
    },
  );

  it('counts days across months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2025-06-13', '2025-07-04')).toBe(21);
    fc.assert(fc.property(dates, fc.integer({ min: -9999, max: 9999 }), (a, n) => daysBetween(a, addDays(a, n)) === n));
  });

  it('ends a month on the same day, or on the last one (Civil Code, art. 202)', () => {
    expect(addMonths('2026-01-15', 1)).toBe('2026-02-15');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('ends with the year 9999', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('0100-01-01', -1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError);
  });
});

describe('instants', () => {
  it.each([
    ['2026-02-13T01:00:00Z', true],
    ['2026-02-13T01:00:00.000Z', true],
    ['2026-02-13T01:00:00+08:00', false],
    ['2026-02-30T01:00:00Z', false],
    ['2026-02-13T24:00:00Z', false],
    ['2026-02-13', false],
  ])('knows whether %s is one in UTC: %s', (text, known) => {
    expect(isInstant(text)).toBe(known);
  });

  it('fall on the date that clocks in Shanghai show', () => {
    expect(dateOf('2026-02-12T15:59:59.999Z')).toBe('2026-02-12');
    expect(dateOf('2026-02-12T16:00:00Z')).toBe('2026-02-13');
    expect(() => dateOf('2026-02-13')).toThrow(RangeError);
  });

  it('are found from a date and a time of day in Shanghai', () => {
    expect(instantOf('2026-02-13')).toBe('2026-02-12T16:00:00.000Z');
    expect(instantOf('2026-02-13', '09:00')).toBe('2026-02-13T01:00:00.000Z');
    expect(instantOf('2026-02-13', '23:59:59')).toBe('2026-02-13T15:59:59.000Z');
    expect(() => instantOf('2026-02-13', '24:00')).toThrow(RangeError);
    expect(() => instantOf('2026-02-30', '09:00')).toThrow(RangeError);
  });

  it('end a day where the next one begins', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(endOfDay(date)).toBe(instantOf(addDays(date, 1)));
        expect(dateOf(new Date(Date.parse(endOfDay(date)) - 1).toISOString())).toBe(date);
        expect(dateOf(instantOf(date))).toBe(date);
      }),
    );
  });
});

describe('working days', () => {
  it.each([
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2025-09-29', 3, '2025-10-10'],
    ['2026-09-28', 5, '2026-10-10'],
  ])('are counted from %s: %i of them end on %s', (from, n, date) => {
    expect(addWorkingDays(calendar, from, n)).toEqual({ date, provisional: false });
  });

  it('are off in 2026 as the State Council says', () => {
    const off = ['01-01', '01-03', '02-15', '02-23', '04-06', '05-05', '06-19', '09-25', '10-01', '10-07'];
    const worked = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];
    expect(off.filter((day) => isWorkingDay(calendar, `2026-${day}`))).toEqual([]);
    expect(worked.filter((day) => !isWorkingDay(calendar, `2026-${day}`))).toEqual([]);
    expect(isWorkingDay(calendar, '2026-02-24')).toBe(true);
    expect(isWorkingDay(calendar, '2026-02-07')).toBe(false);
  });

  it('are counted forth and back', () => {
    fc.assert(
      fc.property(dates, counts, (date, n) => {
        const start = workingDayFrom(calendar, date).date;
        const end = addWorkingDays(calendar, start, n).date;
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(addWorkingDays(calendar, end, -n).date).toBe(start);
      }),
    );
  });

  it('are as many as there are between the two dates', () => {
    fc.assert(
      fc.property(dates, counts, (date, n) => {
        const end = addWorkingDays(calendar, date, n).date;
        const between = Array.from({ length: daysBetween(date, end) }, (_, day) => addDays(date, day + 1));
        expect(between.filter((day) => isWorkingDay(calendar, day))).toHaveLength(n);
      }),
    );
  });

  it('come next after a date that is none', () => {
    expect(workingDayFrom(calendar, '2026-02-14').date).toBe('2026-02-14');
    expect(workingDayFrom(calendar, '2026-02-15').date).toBe('2026-02-24');
  });
});

describe('a limit given to somebody', () => {
  it('does not count the day of the event', () => {
    expect(endOfLimit(calendar, '2026-03-02', { count: 3, unit: 'days' }).date).toBe('2026-03-05');
  });

  it('ends on the next working day when it ends on a rest day (Civil Code, art. 203)', () => {
    expect(endOfLimit(calendar, '2026-09-28', { count: 3, unit: 'days' }).date).toBe('2026-10-08');
    expect(endOfLimit(calendar, '2026-03-03', { count: 4, unit: 'days' }).date).toBe('2026-03-09');
    expect(endOfLimit(calendar, '2026-02-10', { count: 4, unit: 'days' }).date).toBe('2026-02-14');
    expect(endOfLimit(calendar, '2026-01-15', { count: 1, unit: 'months' }).date).toBe('2026-02-24');
  });

  it('never ends on a rest day nor before the period is over', () => {
    fc.assert(
      fc.property(dates, periods, (from, period) => {
        const { date } = endOfLimit(calendar, from, period);
        const plain = addPeriod(calendar, from, period).date;
        expect(isWorkingDay(calendar, date)).toBe(true);
        expect(date >= plain).toBe(true);
        for (let day = plain; day < date; day = addDays(day, 1)) expect(isWorkingDay(calendar, day)).toBe(false);
      }),
    );
  });

  it('never ends earlier for starting later', () => {
    fc.assert(
      fc.property(dates, periods, (from, period) => {
        const later = addDays(from, 1);
        expect(endOfLimit(calendar, later, period).date >= endOfLimit(calendar, from, period).date).toBe(true);
      }),
    );
  });
});

describe('a least distance', () => {
  it('stays where it falls, rest day or not', () => {
    expect(addPeriod(calendar, '2026-09-12', { count: 20, unit: 'days' }).date).toBe('2026-10-02');
    expect(latestBefore(calendar, '2026-10-12', { count: 10, unit: 'days' }).date).toBe('2026-10-02');
    expect(latestBefore(calendar, '2026-03-20', { count: 15, unit: 'days' }).date).toBe('2026-03-05');
  });

  it('before a date goes back over holidays', () => {
    expect(latestBefore(calendar, '2026-10-10', { count: 3, unit: 'workingDays' }).date).toBe('2026-10-07');
    expect(latestBefore(calendar, '2026-02-28', { count: 1, unit: 'months' }).date).toBe('2026-01-31');
    expect(latestBefore(calendar, '2026-03-30', { count: 1, unit: 'months' }).date).toBe('2026-02-28');
  });

  it('before a date is the last day from which the period is over in time', () => {
    fc.assert(
      fc.property(dates, periods, (date, period) => {
        const latest = latestBefore(calendar, date, period).date;
        expect(addPeriod(calendar, latest, period).date <= date).toBe(true);
        expect(addPeriod(calendar, addDays(latest, 1), period).date > date).toBe(true);
      }),
    );
  });

  it('is never negative nor a fraction', () => {
    expect(() => addPeriod(calendar, '2026-01-01', { count: -1, unit: 'days' })).toThrow(RangeError);
    expect(() => latestBefore(calendar, '2026-01-01', { count: 1.5, unit: 'workingDays' })).toThrow(RangeError);
  });
});

describe('beyond the published years', () => {
  it('a date is provisional, and known again when the calendar arrives', () => {
    const limit: Period = { count: 5, unit: 'workingDays' };
    expect(endOfLimit(calendar, '2026-12-24', limit)).toEqual({ date: '2026-12-31', provisional: false });
    expect(endOfLimit(calendar, '2026-12-25', limit)).toEqual({ date: '2027-01-01', provisional: true });

    const arrived: Calendar = {
      version: 'with 2027',
      lastYear: 2027,
      holidays: [...calendar.holidays, '2027-01-01'],
      workdays: calendar.workdays,
    };
    expect(endOfLimit(arrived, '2026-12-25', limit)).toEqual({ date: '2027-01-04', provisional: false });
  });

  it('a plain count of days is certain until it has to end on a working day', () => {
    expect(addPeriod(calendar, '2026-12-30', { count: 20, unit: 'days' }).provisional).toBe(false);
    expect(addPeriod(calendar, '2026-12-30', { count: 2, unit: 'months' }).provisional).toBe(false);
    expect(endOfLimit(calendar, '2026-12-30', { count: 20, unit: 'days' }).provisional).toBe(true);
  });

  it('dates before the first year are provisional too', () => {
    expect(addWorkingDays(calendar, '2019-01-02', -3).provisional).toBe(true);
    expect(addWorkingDays(calendarFrom(calendar, 2025), '2025-01-02', -3).provisional).toBe(true);
    expect(addWorkingDays(calendar, '2025-01-02', -3).provisional).toBe(false);
  });

  it('it is still counted when a test jumps ahead by years', () => {
    expect(addWorkingDays(calendar, '2124-02-28', 1)).toEqual({ date: '2124-02-29', provisional: true });
  });
});

describe('a calendar cut to travel with a case', () => {
  it('says the same about the years it keeps', () => {
    const cut = calendarFrom(calendar, 2025);
    expect(cut.version).toBe(calendar.version);
    expect(cut.holidays.length + cut.workdays.length).toBeLessThan(80);
    const kept = fc.integer({ min: 0, max: 729 }).map((n) => addDays('2025-01-01', n));
    fc.assert(fc.property(kept, (date) => isWorkingDay(cut, date) === isWorkingDay(calendar, date)));
  });

  it('keeps the last published year at least', () => {
    expect(calendarFrom(calendar, 2030)).toEqual(calendarFrom(calendar, 2026));
  });
});
