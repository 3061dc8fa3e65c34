import { useQuery } from '@tanstack/react-query';
import type { Notice, PublicTender } from '../../../api/contract';
import { request } from '../api/client';

/** One notice. */
export const useNotice = (id: string) =>
  useQuery({
    queryKey: ['notices', 'one', id],
    queryFn: ({ signal }) => request<Notice>('GET', `/public/notices/${encodeURIComponent(id)}`, undefined, { signal }),
  });

/** The tender of a notice as everybody may know it. */
export const usePublicTender = (caseId: string | undefined) =>
  useQuery({
    queryKey: ['notices', 'tender', caseId],
    queryFn: ({ signal }) =>
      request<PublicTender>('GET', `/public/tenders/${encodeURIComponent(caseId ?? '')}`, undefined, { signal }),
    enabled: caseId !== undefined,
  });
