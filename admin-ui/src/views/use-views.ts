import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { View, ViewContent } from '../../../api/contract';
import { request } from '../api/client';

/** The views of a list that one may use: one’s own, then those that others share. */
export const useViews = (list: View['list']) =>
  useQuery({
    queryKey: ['views', list],
    queryFn: async ({ signal }) =>
      (await request<{ items: View[] }>('GET', '/views', undefined, { query: { list }, signal })).items,
    staleTime: 60_000,
  });

export type ViewAct =
  | { readonly does: 'save'; readonly name: string; readonly content: ViewContent; readonly shared: View['shared'] }
  | {
      readonly does: 'change';
      readonly id: string;
      readonly name?: string;
      readonly content?: ViewContent;
      readonly shared?: View['shared'];
    }
  | { readonly does: 'delete'; readonly id: string }
  | { readonly does: 'default'; readonly id: string | null };

/** Keeps, changes, deletes a view, or lets the list open with it. */
export function useViewAct(list: View['list']) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ does, ...act }: ViewAct): Promise<unknown> => {
      switch (does) {
        case 'save':
          return request('POST', '/views', { list, ...act });
        case 'default':
          return request('PUT', '/views/default', { list, ...act });
        case 'change': {
          const { id, ...changes } = act as Extract<ViewAct, { does: 'change' }>; // `does` says so
          return request('PUT', `/views/${id}`, changes);
        }
        case 'delete':
          return request('DELETE', `/views/${(act as Extract<ViewAct, { does: 'delete' }>).id}`);
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['views', list] }),
  });
}
