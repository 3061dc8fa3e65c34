import { useQuery } from '@tanstack/react-query';
import type { Region } from '../../../api/contract';
import { request } from './client';

const none: readonly Region[] = [];

/** The administrative divisions of the platform. */
export const useRegions = (): readonly Region[] =>
  useQuery({
    queryKey: ['regions'],
    queryFn: ({ signal }) => request<{ items: Region[] }>('GET', '/regions', undefined, { signal }),
    staleTime: Infinity,
  }).data?.items ?? none;
