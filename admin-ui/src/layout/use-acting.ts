import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { Me, Membership } from '../../../api/contract';
import { problemOf, request } from '../api/client';
import { setMe } from '../api/use-me';

interface Acting {
  readonly actAs: (membership: Membership) => void;
  readonly isPending: boolean;
}

/** How to act for another body or in another role: what was seen in the former one is forgotten. */
export function useActing(): Acting {
  const client = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ id }: Membership) => request<Me>('PUT', '/session/acting', { membershipId: id }),
    onSuccess: (me) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me', type: 'inactive' });
      setMe(me);
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      const { role, body } = me.acting;
      notify(translate('shell.actingChanged', { body: body.name, role: translate(`role.${role}`) }), { type: 'info' });
      void navigate('/');
    },
    onError: (error) => notify(`problem.title.${problemOf(error).code}`, { type: 'error' }),
  });
  return { actAs: mutate, isPending };
}
