import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { request } from './client';

/** Writes a record of a directory, new or changed, then leads back to its list. */
export function useSave<T>(resource: 'bodies' | 'users', id: string | undefined) {
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (input: T) =>
      id === undefined
        ? request<unknown>('POST', `/${resource}`, input)
        : request<unknown>('PUT', `/${resource}/${encodeURIComponent(id)}`, input),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [resource] });
      notify(id === undefined ? 'shell.created' : 'shell.saved', { type: 'success' });
      void navigate(`/${resource}`);
    },
  });
}
