import { useQuery } from '@tanstack/react-query';
import type { PublicProcess } from '../../../api/contract';
import { request } from '../api/client';

const none: readonly PublicProcess[] = [];

/** The processes that are traded here, with the kinds of their notices. */
export const usePublicProcesses = (): readonly PublicProcess[] =>
  useQuery({
    queryKey: ['definitions', 'public'],
    queryFn: ({ signal }) => request<{ items: PublicProcess[] }>('GET', '/public/processes', undefined, { signal }),
    staleTime: 5 * 60_000,
  }).data?.items ?? none;
