import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import type { searchSchema } from '../../../api/contract';
import { request } from '../api/client';
import { useAbility, useMe } from '../api/use-me';
import { useText } from '../i18n/use-text';
import { railItems } from './rail-items';

type SearchResult = z.infer<typeof searchSchema>;

export interface Hit {
  readonly id: string;
  readonly group: 'go' | 'cases' | 'bodies' | 'notices';
  readonly title: string;
  readonly detail?: string;
  readonly to: string;
}

/** The value as it was when it last stood still for that long. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** What is found for the words: pages of the console, cases, bodies, notices. */
export function useSearch(words: string): { readonly hits: readonly Hit[]; readonly isWaiting: boolean } {
  const translate = useTranslate();
  const text = useText();
  const me = useMe();
  const ability = useAbility();
  const q = useSettled(words.trim(), 180);
  const { data, isFetching } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => request<SearchResult>('GET', '/search', undefined, { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });

  const typed = words.trim().toLowerCase();
  const pages = railItems(me, ability).flatMap(({ name, to }): Hit[] => {
    const title = translate(`shell.nav.${name}`);
    return to !== undefined && title.toLowerCase().includes(typed)
      ? [{ id: `go-${name}`, group: 'go', title, to }]
      : [];
  });
  const found: Hit[] =
    data && typed !== ''
      ? [
          ...data.cases.map((each): Hit => ({
            id: `case-${each.id}`,
            group: 'cases',
            title: each.title,
            detail: `${each.code} · ${text(each.stageTitle)}`,
            to: `/cases/${each.id}`,
          })),
          ...data.bodies.map((each): Hit => ({
            id: `body-${each.id}`,
            group: 'bodies',
            title: each.name,
            to: `/bodies/${each.id}`,
          })),
          ...data.notices.map((each): Hit => ({
            id: `notice-${each.id}`,
            group: 'notices',
            title: text(each.title),
            detail: each.caseTitle,
            to: `/notices/${each.id}`,
          })),
        ]
      : [];
  return { hits: [...found, ...pages], isWaiting: isFetching || q !== words.trim() };
}
