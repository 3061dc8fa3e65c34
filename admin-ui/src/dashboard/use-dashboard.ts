import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Dashboard, StageTimes, Throughput } from '../../../api/contract';
import { request } from '../api/client';

/** Counting costs more than reading one list: it is done again once a minute, not with every change. */
const everyMinute = { refetchInterval: 60_000, staleTime: 20_000 } as const;

/** How the cases and tasks of the remit stand now. */
export const useDashboard = () =>
  useQuery({
    queryKey: ['dashboard'],
    queryFn: ({ signal }) => request<Dashboard>('GET', '/dashboard', undefined, { signal }),
    ...everyMinute,
  });

export type Step = 'week' | 'month';

/** What was opened, ended and awarded in the last weeks or months. */
export const useThroughput = (by: Step) =>
  useQuery({
    queryKey: ['dashboard', 'throughput', by],
    queryFn: ({ signal }) => request<Throughput>('GET', '/dashboard/throughput', undefined, { query: { by }, signal }),
    placeholderData: keepPreviousData,
    ...everyMinute,
  });

/** How long stages took that ended in the last so many days. */
export const useStageTimes = (days: number) =>
  useQuery({
    queryKey: ['dashboard', 'stage-times', days],
    queryFn: ({ signal }) =>
      request<StageTimes>('GET', '/dashboard/stage-times', undefined, { query: { days }, signal }),
    placeholderData: keepPreviousData,
    ...everyMinute,
  });
