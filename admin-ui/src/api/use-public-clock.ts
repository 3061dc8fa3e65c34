import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { clockSchema } from '../../../api/contract';
import { request } from './client';
import { setClock } from './clock';

/** Sets the console's clock where nobody need be signed in. */
export function usePublicClock(): void {
  useQuery({
    queryKey: ['clock'],
    queryFn: async ({ signal }) => {
      const clock = await request<z.infer<typeof clockSchema>>('GET', '/clock', undefined, { signal });
      setClock(clock);
      return clock;
    },
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  });
}
