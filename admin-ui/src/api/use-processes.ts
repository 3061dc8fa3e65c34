import { useQuery } from '@tanstack/react-query';
import type { DefinitionSummary } from '../../../api/contract';
import { request } from './client';

const none: readonly DefinitionSummary[] = [];

/** The processes in force, with whether the acting membership may start them. */
export const useProcesses = (): readonly DefinitionSummary[] =>
  useQuery({
    queryKey: ['definitions', 'current'],
    queryFn: ({ signal }) => request<{ items: DefinitionSummary[] }>('GET', '/processes', undefined, { signal }),
    staleTime: 5 * 60_000,
  }).data?.items ?? none;
