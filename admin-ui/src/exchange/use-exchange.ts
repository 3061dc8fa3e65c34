import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { ExchangeOverview, Reconciliation } from '../../../api/contract';
import { request } from '../api/client';

const key = ['exchange', 'overview'];

/** Peers, counters and incidents; a try that failed is told by no event, so it is asked for now and then. */
export const useExchange = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<ExchangeOverview>('GET', '/exchange', undefined, { signal }),
    refetchInterval: 10_000,
  });

/** Something an operator does: a path below `/exchange`, and what it is given. */
export interface ExchangeStep {
  readonly method?: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** Does a step and looks again. */
export function useExchangeStep() {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: ({ method = 'POST', path, body = {} }: ExchangeStep) =>
      request<unknown>(method, `/exchange${path}`, body),
    onSuccess: (answer) => {
      const isTakenBack = typeof answer === 'object' && answer !== null && 'taken' in answer;
      const isProposed = typeof answer === 'object' && answer !== null && 'proposalId' in answer;
      if (isProposed) void client.invalidateQueries({ queryKey: ['proposals'] });
      notify(isProposed ? 'exchange.proposed' : isTakenBack ? 'exchange.takenBack' : 'exchange.done', {
        type: 'success',
        ...(isTakenBack && { messageArgs: answer }),
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Compares this platform with the others. */
export const useCheck = () =>
  useMutation({ mutationFn: () => request<{ items: Reconciliation[] }>('POST', '/exchange/check', {}) });
