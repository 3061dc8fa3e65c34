import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { deadlineSchema } from '../../../api/contract';
import { addDays, addMonths, instantOf } from '../../../domain/calendar';
import { request } from '../api/client';
import { untilText } from '../look/span-of-time';

export type Deadline = z.infer<typeof deadlineSchema>;

/** The days of a month as a calendar shows them: whole weeks from Monday to Sunday. `month` is `YYYY-MM`. */
export function daysOfMonth(month: string): readonly string[] {
  const first = `${month}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const next = addMonths(first, 1);
  const days: string[] = [];
  for (let day = addDays(first, -before); day < next || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What falls due on the days that the calendar of the month shows, by day in Shanghai. */
export function useDeadlines(month: string) {
  const days = daysOfMonth(month);
  const from = instantOf(days[0] ?? `${month}-01`);
  const to = instantOf(addDays(days.at(-1) ?? `${month}-28`, 1));
  return useQuery({
    queryKey: ['deadlines', month],
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: Deadline[] }>('GET', '/deadlines', undefined, {
        query: { from, to },
        signal,
      });
      const byDay = new Map<string, Deadline[]>();
      for (const item of items.toSorted((one, other) => one.at.localeCompare(other.at))) {
        const day = untilText(item.at).slice(0, 10);
        byDay.set(day, [...(byDay.get(day) ?? []), item]);
      }
      return byDay;
    },
    placeholderData: keepPreviousData,
  });
}
