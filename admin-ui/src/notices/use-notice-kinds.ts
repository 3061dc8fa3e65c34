import { useQueries } from '@tanstack/react-query';
import type { Process } from '../../../definitions/language';
import { request } from '../api/client';
import { useProcesses } from '../api/use-processes';
import { useText } from '../i18n/use-text';

/** The kinds of notices that the processes in force publish. */
export function useNoticeKinds(): readonly { readonly value: string; readonly label: string }[] {
  const text = useText();
  const definitions = useQueries({
    queries: useProcesses().map(({ id }) => ({
      queryKey: ['definition', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<Process>('GET', `/definitions/${id}`, undefined, { signal }),
      staleTime: Infinity,
    })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
  const kinds = new Map(
    definitions.flatMap(({ notices }) =>
      Object.entries(notices).map(([kind, { title }]) => [kind, text(title)] as const),
    ),
  );
  return [...kinds].map(([value, label]) => ({ value, label }));
}
