import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ExchangedCase, ExchangedCaseView, Page } from '../../../api/contract';
import { request } from '../api/client';

/** What cases of other platforms can be looked for by. */
export const exchangedFilters = ['q', 'region', 'status'] as const;
export type ExchangedFilter = Readonly<Partial<Record<(typeof exchangedFilters)[number], string>>>;

const path = '/public/exchanged-cases';

/** The cases that match, page by page, the one that changed last first. */
export const useExchangedCases = (filter: ExchangedFilter) =>
  useInfiniteQuery({
    queryKey: ['exchange', 'cases', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ExchangedCase>>('GET', path, undefined, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** One case with all that was received of it. */
export const useExchangedCase = (id: string) =>
  useQuery({
    queryKey: ['exchange', 'case', id],
    queryFn: ({ signal }) =>
      request<ExchangedCaseView>('GET', `${path}/${encodeURIComponent(id)}`, undefined, { signal }),
  });
