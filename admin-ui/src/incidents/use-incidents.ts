import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { Incident } from '../../../api/contract';
import { request } from '../api/client';

const key = ['incidents'];

/** What keeps failing, of all cases; asked again every half minute, since no case tells of it. */
export const useIncidents = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<{ items: Incident[] }>('GET', '/incidents', undefined, { signal }),
    refetchInterval: 30_000,
  });

interface Mending {
  readonly incident: Incident;
  readonly how: 'retry' | 'skip';
  readonly reason?: string;
}

/** Tries again what failed, or goes on without it. */
export function useMend() {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: ({ incident: { caseId, id }, how, reason }: Mending) =>
      request<unknown>('POST', `/incidents/${encodeURIComponent(caseId)}/${encodeURIComponent(id)}`, {
        how,
        ...(reason !== undefined && { reason }),
      }),
    onSuccess: (_answer, { how }) => {
      notify(how === 'retry' ? 'incidents.retried' : 'incidents.skipped', { type: 'success' });
      // the case needs a moment to take it in
      setTimeout(() => void client.invalidateQueries({ queryKey: key }), 1500);
    },
  });
}
