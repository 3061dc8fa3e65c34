import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Me } from '../../../api/contract';
import { request } from '../api/client';
import { setMe } from '../api/use-me';

/** Signs somebody in whose session has ended, in the role in which they acted, so that the page can go on. */
export function useSignInAgain({ user, acting }: Me, onSignedIn: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (password: string) => {
      const me = await request<Me>('POST', '/session', { login: user.login, password });
      const mayActSo = me.acting.id !== acting.id && me.memberships.some(({ id }) => id === acting.id);
      return mayActSo ? request<Me>('PUT', '/session/acting', { membershipId: acting.id }) : me;
    },
    onSuccess: (me) => {
      setMe(me);
      onSignedIn();
      void client.invalidateQueries();
      // the page was that of a role which they have lost
      if (me.acting.id !== acting.id) void navigate('/');
    },
  });
}
