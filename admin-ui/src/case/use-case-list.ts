import { useQuery } from '@tanstack/react-query';
import { request } from '../api/client';

/** A list that belongs to a case (documents, entries, notices); stale when the case is. */
export function useCaseList<Item>(caseId: string, list: 'bid-warnings' | 'documents' | 'entries' | 'notices') {
  return useQuery({
    queryKey: ['case', caseId, list],
    queryFn: ({ signal }) =>
      request<{ items: Item[] }>('GET', `/cases/${encodeURIComponent(caseId)}/${list}`, undefined, {
        signal,
        query: { limit: list === 'entries' ? 200 : undefined },
      }),
    select: ({ items }) => items,
  });
}
