import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { expertSchema } from '../../../api/contract';
import { request } from '../api/client';

export type Expert = z.infer<typeof expertSchema>;

/** The experts that may be chosen for the committee of a case. */
export const useExperts = (caseId: string | undefined) =>
  useQuery({
    queryKey: ['experts', caseId],
    queryFn: ({ signal }) => request<{ items: Expert[] }>('GET', '/experts', undefined, { query: { caseId }, signal }),
    enabled: caseId !== undefined,
  });
