import { useQuery } from '@tanstack/react-query';
import type { DefinitionSummary } from '../../../api/contract';
import { request } from '../api/client';

/** All published definitions, the newest of each process first. */
export const useDefinitions = () =>
  useQuery({
    queryKey: ['definitions', 'all'],
    queryFn: ({ signal }) => request<{ items: DefinitionSummary[] }>('GET', '/definitions', undefined, { signal }),
  });
