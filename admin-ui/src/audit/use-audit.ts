import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Audit, Page } from '../../../api/contract';
import { request, type RequestOptions } from '../api/client';

/** Rows of the audit of one route, newest first, page by page. */
export const useAudit = (path: string, query: RequestOptions['query'] = {}) =>
  useInfiniteQuery({
    queryKey: ['audit', path, query],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Audit>>('GET', path, undefined, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
