import { calendarFrom } from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';
import type { FormContext, Process } from '../../definitions/language';

/** What the form of a new case is checked against: no case is there yet. `now` is an instant in UTC. */
export const startContext = ({ rules }: Process, now: string): FormContext => ({
  now,
  calendar: calendarFrom(officialCalendar, Number(now.slice(0, 4)) - 1),
  unit: 'CNY',
  rules,
  given: {},
  taken: {},
  entered: {},
});
