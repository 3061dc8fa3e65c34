import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import type { FormContext } from '../../../definitions/language/form-context';
import { request } from '../api/client';

/** The case as the viewer may see it; live events make it stale by its key. */
export function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id, 'view'],
    queryFn: ({ signal }) => request<CaseView>('GET', `/cases/${encodeURIComponent(id)}`, undefined, { signal }),
    enabled: id !== '',
  });
}

/** The definition that a case is pinned to; immutable, so it is asked for once. */
export function useDefinition(id: string | undefined) {
  return useQuery({
    queryKey: ['definition', id],
    queryFn: ({ signal }) =>
      request<Process>('GET', `/definitions/${encodeURIComponent(id ?? '')}`, undefined, { signal }),
    enabled: !!id,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** What the forms of a case are checked against. The contract leaves it open, the definition language says what it is. */
export const contextOf = (view: CaseView): FormContext => view.context as unknown as FormContext;

/** The name of a case as one says it: its title, and the lot where there are several. */
export const caseName = ({ title, lot }: { readonly title: string; readonly lot?: string | undefined }): string =>
  lot ? `${title} · ${lot}` : title;
