import { calendarFrom, type Calendar } from '../../domain/calendar';
import type { FormContext, Process } from '../../definitions/language';

/** What the form of a new case is checked against: no case is there yet. `now` is an instant in UTC. */
export const startContext = ({ rules }: Process, calendar: Calendar, now: string): FormContext => ({
  now,
  calendar: calendarFrom(calendar, Number(now.slice(0, 4)) - 1),
  unit: 'CNY',
  rules,
  given: {},
  taken: {},
  entered: {},
});
