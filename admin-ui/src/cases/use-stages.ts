import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Process } from '../../../definitions/language';
import { request } from '../api/client';
import { useProcesses } from '../api/use-processes';
import { useText } from '../i18n/use-text';

interface StageChoice {
  readonly value: string;
  readonly label: string;
}

/** The stages of a process under a law in the order a case passes them; of all processes or laws where none is named. */
export function useStages(process: string | undefined, jurisdiction: string | undefined): readonly StageChoice[] {
  const text = useText();
  const summaries = useProcesses()
    .filter((each) => process === undefined || each.process === process)
    .filter((each) => jurisdiction === undefined || each.jurisdiction === jurisdiction);
  const definitions = useQueries({
    queries: summaries.map(({ id }) => ({
      queryKey: ['definition', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<Process>('GET', `/definitions/${id}`, undefined, { signal }),
      staleTime: Infinity,
    })),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
  return useMemo(() => {
    const stages = new Map<string, string>();
    for (const { stages: found } of definitions) {
      for (const [name, { title }] of Object.entries(found)) if (!stages.has(name)) stages.set(name, text(title));
    }
    return [...stages].map(([value, label]) => ({ value, label }));
  }, [definitions, text]);
}
