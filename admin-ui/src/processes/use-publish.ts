import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { DefinitionCheck } from '../../../api/contract';
import { request } from '../api/client';
import { afterSending } from '../look/LeaveGuard';

/** Looks at a text as publishing it would. */
export const useCheck = () =>
  useMutation({
    mutationFn: (text: string) => request<DefinitionCheck>('POST', '/definitions/check', { text }),
  });

/** Proposes a text for publication and leads to the proposal. */
export function usePropose() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (text: string) => request<{ proposalId: string }>('POST', '/definitions', { text }),
    onSuccess: async ({ proposalId }) => {
      await client.invalidateQueries({ queryKey: ['proposals'] });
      void navigate(`/proposals/${proposalId}`, afterSending);
    },
  });
}
