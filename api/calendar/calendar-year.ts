import { calendarChanges } from '../../database/calendar';
import { rows } from '../../database/database';
import { dateOf } from '../../domain/calendar';
import { changedCalendar, firstYear, type CalendarChange } from '../../domain/calendar-change';
import { officialCalendar } from '../../domain/official-calendar';
import type { CalendarYear } from '../contract';
import type { ApiDependencies } from '../http/dependencies';

/** One year of the calendar; without a year, that of today. */
export async function calendarYear(
  { database: { read }, clock }: ApiDependencies,
  asked?: number,
): Promise<CalendarYear> {
  const calendar = changedCalendar(officialCalendar, await calendarChanges(read));
  const year = asked ?? Number(dateOf(clock.now()).slice(0, 4));
  const isOfYear = (date: string) => date.startsWith(`${String(year).padStart(4, '0')}-`);
  const confirmed = await rows(read, 'proposal').find({
    where: { kind: 'calendar', state: 'confirmed', subject: String(year) },
    order: { decidedAt: 'ASC', id: 'ASC' },
  });
  const sources = new Map<string, string>();
  for (const { content } of confirmed) {
    const { days, source } = content as CalendarChange; // written by the proposals of the calendar only
    for (const { date } of days) sources.set(date, source);
  }
  const dayOf = (working: boolean) => (date: string) => {
    const source = sources.get(date);
    return { date, working, ...(source !== undefined && { source }) };
  };
  const days = [
    ...calendar.holidays.filter(isOfYear).map(dayOf(false)),
    ...calendar.workdays.filter(isOfYear).map(dayOf(true)),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
  const changes = confirmed
    .map(({ content, decidedAt, proposedAt }, nth) => {
      const { source, days: changed } = content as CalendarChange; // as above
      const publishes = nth === 0 && year > officialCalendar.lastYear;
      return { source, days: changed.length, at: decidedAt ?? proposedAt, publishes };
    })
    .reverse();
  const { lastYear } = calendar;
  const published = year >= firstYear(calendar) && year <= lastYear;
  return { year, firstYear: firstYear(calendar), lastYear, published, days, changes };
}
