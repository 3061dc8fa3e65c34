import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Industry } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { request } from './client';

interface IndustryChoice {
  readonly value: string;
  readonly label: string;
}

const none: readonly Industry[] = [];

/** The industries as choices, and how a code is called. */
export function useIndustryChoices(): {
  readonly choices: readonly IndustryChoice[];
  readonly nameOf: (code: string) => string;
} {
  const text = useText();
  const industries =
    useQuery({
      queryKey: ['industries'],
      queryFn: ({ signal }) => request<{ items: Industry[] }>('GET', '/industries', undefined, { signal }),
      staleTime: Infinity,
    }).data?.items ?? none;
  return useMemo(() => {
    const choices = industries.map(({ code, name }) => ({ value: code, label: text(name) }));
    const names = new Map(choices.map(({ value, label }) => [value, label]));
    // nothing rather than a code that nobody knows, until the names are there
    return { choices, nameOf: (code) => names.get(code) ?? (names.size === 0 ? '' : code) };
  }, [industries, text]);
}
