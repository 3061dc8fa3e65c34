import { useQuery } from '@tanstack/react-query';
import type { Language } from '../../../definitions/language';
import { request } from '../api/client';

/** The diagram of a definition as BPMN; as immutable as the definition. */
export function useBpmn(definitionId: string, language: Language) {
  return useQuery({
    queryKey: ['definition', definitionId, 'bpmn', language],
    queryFn: ({ signal }) =>
      request<string>('GET', `/definitions/${encodeURIComponent(definitionId)}/bpmn`, undefined, {
        signal,
        query: { language },
        as: 'text',
      }),
    staleTime: Infinity,
  });
}
