import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { z } from 'zod';
import type { ExpertFile, expertTieInputSchema, Page, RegisteredExpert } from '../../../api/contract';
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

/** What the register holds of the expert who is signed in. */
export const useOwnRecord = () =>
  useQuery({
    queryKey: [key, 'own'],
    queryFn: ({ signal }) => request<ExpertFile>('GET', '/expert-record', undefined, { signal }),
  });

/** Notes a tie of an expert, or of oneself. */
export function useNoteTie(id: string | undefined) {
  const client = useQueryClient();
  const notify = useNotify();
  const to = id === undefined ? '/expert-record/ties' : `${path(id)}/ties`;
  return useMutation({
    mutationFn: (tie: z.infer<typeof expertTieInputSchema>) => request<ExpertFile>('POST', to, tie),
    onSuccess: () => notify('register.done', { type: 'success' }),
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
}
