import { addDays, addMonths, dateOf } from '../../domain/calendar';

/** Days in Shanghai, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** A span as the filters of lists are written. */
export const spanText = ({ from, to }: DaySpan): string => `${from}..${to}`;

/** The Monday of the week of a date. */
function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** The week of a date, Monday to Sunday. */
export function weekOf(date: string): DaySpan {
  const from = mondayOf(date);
  return { from, to: addDays(from, 6) };
}

const monthOf = (date: string): DaySpan => {
  const from = `${date.slice(0, 8)}01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
};

/** So many weeks or months up to that of an instant, which is the last. */
export function lastPeriods(now: string, by: 'week' | 'month', count: number): DaySpan[] {
  const today = dateOf(now);
  const back = (nth: number) =>
    by === 'week' ? weekOf(addDays(today, -7 * nth)) : monthOf(addMonths(`${today.slice(0, 8)}01`, -nth));
  return Array.from({ length: count }, (_, nth) => back(count - 1 - nth));
}
