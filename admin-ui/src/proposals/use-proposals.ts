import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { Page, Proposal, ProposalView } from '../../../api/contract';
import { request } from '../api/client';
import { useAbility } from '../api/use-me';

type State = Proposal['state'];

/** What needs a second person, newest first, page by page. */
export const useProposals = (state: State | undefined) =>
  useInfiniteQuery({
    queryKey: ['proposals', 'list', state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Proposal>>('GET', '/proposals', undefined, { query: { state, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** One proposal with all that is to be looked at. */
export const useProposal = (id: string) =>
  useQuery({
    queryKey: ['proposals', 'one', id],
    queryFn: ({ signal }) =>
      request<ProposalView>('GET', `/proposals/${encodeURIComponent(id)}`, undefined, { signal }),
  });

/** How many wait for the person who is signed in; at most a page of them is looked at. */
export function useProposalCount(): number {
  const ability = useAbility();
  const { data } = useQuery({
    queryKey: ['proposals', 'waiting'],
    queryFn: ({ signal }) =>
      request<Page<Proposal>>('GET', '/proposals', undefined, { query: { state: 'waiting', limit: 100 }, signal }),
    enabled: ability.can('update', 'Proposal'),
    staleTime: 60_000,
  });
  return data?.items.filter(({ mayDecide }) => mayDecide).length ?? 0;
}

interface Decision {
  readonly how: 'confirm' | 'refuse' | 'withdraw';
  readonly reason?: string;
}

/** Confirms, refuses or withdraws a proposal. */
export function useDecide(id: string) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: ({ how, reason }: Decision) =>
      request<ProposalView>(
        'POST',
        `/proposals/${encodeURIComponent(id)}/${how}`,
        reason === undefined ? undefined : { reason },
      ),
    onSuccess: (_answer, { how }) => notify(`proposals.done.${how}`, { type: 'success' }),
    // it may have been decided by somebody else: what is shown is asked for anew in any case
    onSettled: () =>
      Promise.all(
        [
          'proposals',
          'definitions',
          'calendar',
          'users',
          'bodies',
          'incidents',
          'exchange',
          'audit',
          'deposit-returns',
        ].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
