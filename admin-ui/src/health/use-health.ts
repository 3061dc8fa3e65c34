import { useQuery } from '@tanstack/react-query';
import type { Health } from '../../../api/contract';
import { request } from '../api/client';

/** How every part is, looked at again every half minute. */
export const useHealth = () =>
  useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => request<Health>('GET', '/health', undefined, { signal }),
    refetchInterval: 30_000,
  });
