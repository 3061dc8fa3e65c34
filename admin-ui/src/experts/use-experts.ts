import { useInfiniteQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { expertSchema, Page } from '../../../api/contract';
import { request } from '../api/client';

export type Expert = z.infer<typeof expertSchema>;

/** The experts that may be chosen for the committee of a case, page by page. */
export const useExperts = (caseId: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['experts', caseId],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Expert>>('GET', '/experts', undefined, {
        query: { caseId, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled: caseId !== undefined,
  });
