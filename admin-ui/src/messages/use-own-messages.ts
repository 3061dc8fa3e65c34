import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { Contact, OwnMessages } from '../../../api/contract';
import { request } from '../api/client';

const key = ['own-messages'];

export type MessageSettings = OwnMessages['settings'];
export type ContactKind = Contact['kind'];

const codeAskedAgainMs = 2000;
const isCodeUnderWay = (own: OwnMessages | undefined): boolean =>
  own?.contacts.some(({ pending }) => pending?.code === 'waiting' || pending?.code === 'delayed') ?? false;

/** How whoever is signed in is reached outside the console. */
export const useOwnMessages = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<OwnMessages>('GET', '/me/messages', undefined, { signal }),
    // no event tells of what leaves the house
    refetchInterval: ({ state }) => (isCodeUnderWay(state.data) ? codeAskedAgainMs : false),
  });

/** Saves which messages come by which channel, quiet hours and digest. */
export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: MessageSettings) => request<OwnMessages>('PUT', '/me/messages', settings),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
}

/** Sends a code to an address. */
export function useSendCode(kind: ContactKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (address: string) =>
      request<{ address: string; expiresAt: string }>('POST', `/me/contacts/${kind}`, { address }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Takes the code that came: the address is confirmed. */
export function useTakeCode(kind: ContactKind) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (code: string) => request<OwnMessages>('PUT', `/me/contacts/${kind}`, { code }),
    onSuccess: (answer) => {
      client.setQueryData(key, answer);
      notify('messages.confirmed', { type: 'success' });
    },
  });
}

/** Forgets an address. */
export function useForgetContact(kind: ContactKind) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: () => request<undefined>('DELETE', `/me/contacts/${kind}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      notify('messages.removed', { type: 'success' });
    },
  });
}
