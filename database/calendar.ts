import type { EntityManager } from 'typeorm';
import { changedCalendar, type CalendarChange } from '../domain/calendar-change';
import type { Calendar } from '../domain/calendar';
import { officialCalendar } from '../domain/official-calendar';
import { rows } from './database';
import { putInOutbox } from './outbox';

const settingName = 'calendar';
const batch = 500;

/** What the administration has changed of the official calendar, in the order in which it took effect. */
export async function calendarChanges(manager: EntityManager): Promise<CalendarChange[]> {
  const confirmed = await rows(manager, 'proposal').find({
    where: { kind: 'calendar', state: 'confirmed' },
    order: { decidedAt: 'ASC', id: 'ASC' },
  });
  return confirmed.map(({ content }) => content as CalendarChange); // written by the proposals of the calendar only
}

/** The calendar by which limits are counted now: the official data with what was changed since. */
export const currentCalendar = async (manager: EntityManager): Promise<Calendar> =>
  changedCalendar(officialCalendar, await calendarChanges(manager));

/**
 * Asks that every open case is told of this calendar, unless the last one told was the same: after a change, and after
 * a version of the platform that brings another official year.
 */
export async function announceCalendar(tx: EntityManager, { version }: Calendar): Promise<void> {
  const told = (await rows(tx, 'setting').findOneBy({ name: settingName }))?.value as { version?: string } | undefined;
  if (told?.version === version) return;
  await rows(tx, 'setting').upsert({ name: settingName, value: { version } }, ['name']);
  const open = await rows(tx, 'case')
    .createQueryBuilder('row')
    .select('row.id', 'id')
    .where('row.closing IS NULL')
    .getRawMany<{ id: string }>();
  for (let from = 0; from < open.length; from += batch) {
    const ids = open.slice(from, from + batch).map(({ id }) => id);
    await putInOutbox(tx, 'calendar', ids, 0);
  }
}
