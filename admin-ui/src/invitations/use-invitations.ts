import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { Invitation } from '../../../api/contract';
import { request } from '../api/client';

const key = ['invitations'];

/** Calls to the expert who looks. */
export const useInvitations = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<{ items: Invitation[] }>('GET', '/invitations', undefined, { signal }),
    refetchInterval: 30_000,
  });

/** What an expert does with a call. */
export type Reply =
  | { readonly id: string; readonly answer: 'accepted' | 'declined'; readonly reason?: string }
  | { readonly id: string; readonly code: string };

/** Answers a call, or signs in at the seat. */
export function useReply() {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: ({ id, ...reply }: Reply) =>
      request<Invitation>(
        'POST',
        `/invitations/${encodeURIComponent(id)}/${'code' in reply ? 'seat' : 'answer'}`,
        reply,
      ),
    onSuccess: (_answer, reply) =>
      notify(`invitations.done.${'code' in reply ? 'seated' : reply.answer}`, { type: 'success' }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
