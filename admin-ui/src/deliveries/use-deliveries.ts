import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { ChannelStatus, Delivery, DeliveryResults, KeptMessage, Page } from '../../../api/contract';
import { request } from '../api/client';

const listKey = ['deliveries'];
const channelKey = ['channels'];
const keptKey = ['kept-messages'];
/** No event tells of what leaves the house, so it is asked again. */
const askAgainMs = 15_000;

export interface DeliveryFilter {
  readonly state: string | undefined;
  readonly channel: string | undefined;
}

/** Messages that were sent or are to be sent, newest first. */
export const useDeliveries = (filter: DeliveryFilter) =>
  useInfiniteQuery({
    queryKey: [...listKey, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Delivery>>('GET', '/deliveries', undefined, {
        query: { ...filter, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: askAgainMs,
  });

/** How the channels fare. */
export const useChannels = () =>
  useQuery({
    queryKey: channelKey,
    queryFn: ({ signal }) => request<{ items: ChannelStatus[] }>('GET', '/channels', undefined, { signal }),
    refetchInterval: askAgainMs,
  });

/** Messages that were kept instead of being sent, newest first. */
export const useKeptMessages = () =>
  useInfiniteQuery({
    queryKey: keptKey,
    queryFn: ({ pageParam, signal }) =>
      request<Page<KeptMessage>>('GET', '/kept-messages', undefined, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: askAgainMs,
  });

const askAnew = (client: QueryClient) =>
  Promise.all([listKey, channelKey, keptKey].map((queryKey) => client.invalidateQueries({ queryKey })));

export interface Decision {
  readonly ids: readonly string[];
  /** To give up; without one they are sent again. */
  readonly reason?: string;
}

/** Sends chosen deliveries again or gives them up; answers for each. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, reason }: Decision) =>
      reason === undefined
        ? request<DeliveryResults>('POST', '/deliveries/retry', { ids })
        : request<DeliveryResults>('POST', '/deliveries/give-up', { ids, reason }),
    onSettled: () => askAnew(client),
  });
}

/** Tries a channel at once, or sends oneself a message by it. */
export function useChannelAct(name: ChannelStatus['name']) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (act: 'retry' | 'test') => request<unknown>('POST', `/channels/${name}/${act}`),
    onSuccess: (_answer, act) => {
      notify(act === 'retry' ? 'deliveries.resumed' : 'deliveries.tested', { type: 'success' });
      // the worker needs a moment
      setTimeout(() => void askAnew(client), 1500);
    },
  });
}
