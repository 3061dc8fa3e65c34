import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Notice, Page } from '../../../api/contract';
import { request } from '../api/client';

/** What notices can be looked for by. */
export const noticeFilters = ['q', 'kind', 'process', 'region', 'industry', 'from', 'to'] as const;
export type NoticeFilter = Readonly<Partial<Record<(typeof noticeFilters)[number], string>>>;

/** The notices that match, page by page, the newest first. */
export const useNotices = (filter: NoticeFilter) =>
  useInfiniteQuery({
    queryKey: ['notices', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Notice>>('GET', '/public/notices', undefined, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
