import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { OpenTender, Page } from '../../../api/contract';
import { request } from '../api/client';

/** What open tenders can be looked for by. */
export const tenderFilters = ['q', 'process', 'region', 'industry'] as const;
export type TenderFilter = Readonly<Partial<Record<(typeof tenderFilters)[number], string>>>;

const minute = 60_000;

/** The tenders that take bids now, page by page, the nearest deadline first. */
export const useOpenTenders = (filter: TenderFilter) =>
  useInfiniteQuery({
    queryKey: ['notices', 'tenders', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<OpenTender>>('GET', '/public/tenders', undefined, {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: 5 * minute,
  });
