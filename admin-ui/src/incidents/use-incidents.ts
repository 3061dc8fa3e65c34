import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { Corrected, Incident, IncidentResults, Page } from '../../../api/contract';
import { request } from '../api/client';
import { useText } from '../i18n/use-text';

const key = ['incidents'];

/** What incidents can be looked for by. */
export const incidentFilters = ['kind', 'q', 'since'] as const;
export type IncidentFilter = Readonly<Partial<Record<(typeof incidentFilters)[number], string>>>;

/** What keeps failing, the oldest first; asked again every half minute, since no case tells of it. */
export const useIncidents = (filter: IncidentFilter) =>
  useInfiniteQuery({
    queryKey: [...key, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Incident>>('GET', '/incidents', undefined, {
        query: { ...filter, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

export interface IncidentDecision {
  readonly keys: readonly string[];
  readonly how: Incident['may'][number];
  readonly reason?: string;
}

/** Decides over some of them at once; answers what came of each. */
export function useDecideIncidents() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: IncidentDecision) => request<IncidentResults>('POST', '/incidents/decisions', decision),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['proposals'] });
      // a case needs a moment to take it in
      setTimeout(() => void client.invalidateQueries({ queryKey: key }), 1500);
    },
  });
}

export interface Correction {
  readonly key: string;
  readonly input: Incident['inputs'][number]['kind'];
  readonly value: string;
}

/** Corrects an input and has what failed because of it tried again; says what came of it. */
export function useCorrectInput() {
  const client = useQueryClient();
  const notify = useNotify();
  const text = useText();
  return useMutation({
    mutationFn: (correction: Correction) => request<Corrected>('POST', '/incidents/corrections', correction),
    onSuccess: ({ message }) => {
      notify(text(message), { type: 'success' });
      void client.invalidateQueries({ queryKey: key });
    },
  });
}
