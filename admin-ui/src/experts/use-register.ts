import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { ExpertDecision, ExpertFile, Page, RegisteredExpert } from '../../../api/contract';
import { request, type RequestOptions } from '../api/client';

const key = 'expert-register';

/** Experts of the register, page by page. */
export const useRegister = (query: RequestOptions['query']) =>
  useInfiniteQuery({
    queryKey: [key, query],
    queryFn: ({ pageParam, signal }) =>
      request<Page<RegisteredExpert>>('GET', '/expert-register', undefined, {
        query: { ...query, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

const path = (id: string): string => `/expert-register/${encodeURIComponent(id)}`;

/** An expert with history and ties. */
export const useExpertFile = (id: string) =>
  useQuery({
    queryKey: [key, 'file', id],
    queryFn: ({ signal }) => request<ExpertFile>('GET', path(id), undefined, { signal }),
  });

/** Decides about an expert. */
export function useDecision(id: string) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (decision: ExpertDecision) => request<ExpertFile>('POST', `${path(id)}/decisions`, decision),
    onSuccess: () => notify('register.done', { type: 'success' }),
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
}
