import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { mostInBatch, type CaseLedger, type DueReturns, type OwnDeposit } from '../../../api/contract';
import { request } from '../api/client';

const ownKey = (caseId: string) => ['case', caseId, 'deposit'];
const duesKey = ['deposit-returns'];
const pathOf = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** One's own deposit; asked again while money may come in, since nobody but the giver is told of it. */
export const useOwnDeposit = (caseId: string) =>
  useQuery({
    queryKey: ownKey(caseId),
    queryFn: ({ signal }) => request<OwnDeposit>('GET', `${pathOf(caseId)}/deposit`, undefined, { signal }),
    refetchInterval: 10_000,
  });

/** What an account of one's own is named for. */
export type AccountUse = 'account' | 'refund-account';

/** Names the account that is paid from, which opens the sub-account, or one that a refund goes to. */
export function useNameAccount(caseId: string, use: AccountUse) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (payerAccount: string) =>
      request<OwnDeposit>('PUT', `${pathOf(caseId)}/deposit/${use}`, { payerAccount }),
    onSuccess: (answer) => client.setQueryData(ownKey(caseId), answer),
  });
}

/** The book of a case; refused while deposits are secret. */
export const useLedger = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId, 'ledger'],
    queryFn: ({ signal }) => request<CaseLedger>('GET', `${pathOf(caseId)}/ledger`, undefined, { signal }),
    retry: false,
  });

/** What has to go back, the soonest due first, a batch to a page: each page costs the API a look into every book. */
export const useDues = () =>
  useInfiniteQuery({
    queryKey: duesKey,
    queryFn: ({ pageParam, signal }) =>
      request<DueReturns>('GET', '/deposit-returns', undefined, {
        query: { cursor: pageParam, limit: mostInBatch },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

interface Proposed {
  readonly proposalId: string;
}

/** What goes back together, and other accounts for what the bank has refused. */
export interface ReturnBatch {
  readonly keys: readonly string[];
  readonly accounts: Readonly<Record<string, string>>;
}

/** Proposes that some of it goes back together. */
export function useProposeReturns() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (batch: ReturnBatch) => request<Proposed>('POST', '/deposit-returns', batch),
    onSettled: () => client.invalidateQueries({ queryKey: duesKey }),
  });
}

export interface Forfeiture {
  readonly bodyId: string;
  readonly ground: string;
  readonly reason: string;
  readonly toAccount: string;
}

/** Proposes that a deposit is lost. */
export const useProposeForfeiture = (caseId: string) =>
  useMutation({
    mutationFn: (input: Forfeiture) => request<Proposed>('POST', `${pathOf(caseId)}/forfeitures`, input),
  });
