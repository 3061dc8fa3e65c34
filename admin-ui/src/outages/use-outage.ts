import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { affectedSchema, outageResultSchema, outageSchema } from '../../../api/contract';
import { newKey, request } from '../api/client';

export type Affected = z.infer<typeof affectedSchema>['items'][number];
export type OutageResult = z.infer<typeof outageResultSchema>['results'][number];
type Outage = z.infer<typeof outageSchema>;

export interface OutageForm {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly reason: string;
  readonly newDeadline: string | undefined;
  /** Affected cases that shall not be postponed. */
  readonly spared: readonly string[];
}

export const emptyOutage: OutageForm = {
  from: undefined,
  to: undefined,
  reason: '',
  newDeadline: undefined,
  spared: [],
};

/** The cases whose published deadline fell into the period, once the period is whole. */
export function useAffected({ from, to }: Pick<OutageForm, 'from' | 'to'>) {
  const isWhole = from !== undefined && to !== undefined && from < to;
  return useQuery({
    queryKey: ['outages', 'affected', from, to],
    queryFn: ({ signal }) =>
      request<z.infer<typeof affectedSchema>>('GET', '/outages/affected', undefined, { query: { from, to }, signal }),
    enabled: isWhole,
  });
}

/** Postpones the chosen cases. A second try with the same form is the same request. */
export function usePostpone() {
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (outage: Omit<Outage, 'key'>) =>
      request<z.infer<typeof outageResultSchema>>('POST', '/outages', { ...outage, key }),
    onSuccess: () => setKey(newKey()),
  });
}
