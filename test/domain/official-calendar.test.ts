import compiled from 'chinese-days/dist/chinese-days.json';
import { addDays, isDate, isWorkingDay } from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';

describe('the official calendar', () => {
  it('agrees with chinese-days on every day of its years', () => {
    const differing: string[] = [];
    for (let date = '2019-01-01'; date <= `${officialCalendar.lastYear}-12-31`; date = addDays(date, 1)) {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      const plain = weekday !== 0 && weekday !== 6;
      const expected = date in compiled.workdays || (plain && !(date in compiled.holidays));
      if (isWorkingDay(officialCalendar, date) !== expected) differing.push(date);
    }
    expect(differing).toEqual([]);
  });

  it('lists the same days', () => {
    const since2019 = (days: object) => Object.keys(days).filter((date) => date >= '2019' && date < '2027');
    expect([...officialCalendar.holidays].sort()).toEqual(since2019(compiled.holidays).sort());
    expect([...officialCalendar.workdays].sort()).toEqual(since2019(compiled.workdays).sort());
    expect(officialCalendar.holidays.every(isDate)).toBe(true);
  });
});
