import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Page, Task } from '../../../api/contract';
import { request } from '../api/client';

export type Scope = 'mine' | 'body' | 'all';

export interface TaskFilter {
  readonly scope: Scope;
  readonly process?: string | undefined;
  readonly q?: string | undefined;
  /** `1`: only what is late. */
  readonly overdue?: string | undefined;
  /** The days on which it is due. */
  readonly due?: string | undefined;
}

/** The tasks that match, page by page, the most urgent first. */
export const useTasks = (filter: TaskFilter) =>
  useInfiniteQuery({
    queryKey: ['tasks', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Task>>('GET', '/tasks', undefined, { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
