import { createMongoAbility } from '@casl/ability';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AppAbility, AppRule, Me } from '../../../api/contract';
import { request } from './client';
import { setClock } from './clock';
import { queryClient } from './query-client';

const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await request<Me>('GET', '/me', undefined, { signal });
    setClock(me.clock);
    return me;
  },
  staleTime: 5 * 60_000,
  refetchInterval: 5 * 60_000,
});

/**
 * Who is signed in, asked once and remembered.
 * @throws ProblemError `NotSignedIn` when nobody is
 */
export const loadMe = (): Promise<Me> => queryClient.query({ ...meQuery, staleTime: 'static' });

/** Takes over a new answer about who is signed in (login, another membership, another language). */
export function setMe(me: Me): void {
  setClock(me.clock);
  queryClient.setQueryData(meQuery.queryKey, me);
}

/** Forgets everything that was loaded for whoever was signed in. */
export const forgetMe = (): void => queryClient.clear();

/** Who is signed in and what they act as; undefined until known. */
export const useMe = (): Me | undefined => useQuery(meQuery).data;

const abilities = new WeakMap<Me, AppAbility>();
const none = createMongoAbility<AppAbility>([]);

/** The rights of who is signed in, as CASL checks them. */
export function abilityOf(me: Me): AppAbility {
  const known = abilities.get(me);
  if (known) return known;
  const ability = createMongoAbility<AppAbility>(me.rules as unknown as AppRule[]); // rules travel as plain JSON
  abilities.set(me, ability);
  return ability;
}

/** What the acting membership may do: `useAbility().can('create', 'Case')`. May nothing until it is known. */
export function useAbility(): AppAbility {
  const me = useMe();
  return me ? abilityOf(me) : none;
}
