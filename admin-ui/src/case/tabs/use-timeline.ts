import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page, TimelineItem } from '../../../../api/contract';
import { request } from '../../api/client';
import { instantText } from '../../look/span-of-time';

export type TimelineKind = 'act' | 'stage' | 'system';

/** What happened in the case, newest first, a page at a time. */
export function useTimeline(caseId: string, kind: TimelineKind | undefined) {
  return useInfiniteQuery({
    queryKey: ['case', caseId, 'timeline', kind],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      request<Page<TimelineItem>>('GET', `/cases/${encodeURIComponent(caseId)}/timeline`, undefined, {
        signal,
        query: { kind, cursor: pageParam, limit: 50 },
      }),
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

export interface TimelineDay {
  readonly day: string;
  readonly items: readonly TimelineItem[];
}

/** The items under the day on which they happened, by the clock of Shanghai. */
export function byDay(items: readonly TimelineItem[]): readonly TimelineDay[] {
  const days: { day: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const day = instantText(item.at, 'day');
    if (days.at(-1)?.day !== day) days.push({ day, items: [] });
    days.at(-1)?.items.push(item);
  }
  return days;
}
