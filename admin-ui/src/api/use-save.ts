import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { afterSending } from '../look/LeaveGuard';
import { request } from './client';

/** What the API answers: what takes a second person waits as a proposal. */
interface Saved {
  readonly proposalId?: string;
  readonly state?: string;
}

/** Writes a record of a directory, new or changed, then leads to where it waits for a second person, or to its list. */
export function useSave<T>(resource: 'bodies' | 'users', id: string | undefined) {
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (input: T) =>
      id === undefined
        ? request<Saved>('POST', `/${resource}`, input)
        : request<Saved>('PUT', `/${resource}/${encodeURIComponent(id)}`, input),
    onSuccess: async ({ proposalId, state }) => {
      await Promise.all([resource, 'proposals', 'audit'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      if (proposalId === undefined) {
        notify(id === undefined ? 'shell.created' : 'shell.saved', { type: 'success' });
        void navigate(`/${resource}`, afterSending);
        return;
      }
      notify(state === 'confirmed' ? 'change.takesEffect' : 'change.proposed', { type: 'success' });
      void navigate(`/proposals/${proposalId}`, afterSending);
    },
  });
}
