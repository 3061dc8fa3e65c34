import { useQuery } from '@tanstack/react-query';
import type { Body, DocumentRef, ExpertFile, Page, Region, RegisteredExpert } from '../../../../api/contract';
import type { expertSchema } from '../../../../api/contract';
import type { z } from 'zod';
import { request } from '../../api/client';

export type Expert = z.infer<typeof expertSchema>;

const hour = 3_600_000;

/** The administrative divisions by code. */
export function useRegions(): readonly Region[] | undefined {
  const { data } = useQuery({
    queryKey: ['regions', 'all'],
    queryFn: ({ signal }) => request<{ items: Region[] }>('GET', '/regions', undefined, { signal }),
    staleTime: hour,
  });
  return data?.items;
}

/** The experts that may be chosen in a case, with what speaks against each. */
export function useExperts(caseId: string | undefined): readonly Expert[] | undefined {
  const { data } = useQuery({
    queryKey: ['experts', 'of', caseId],
    async queryFn({ signal }) {
      const experts: Expert[] = [];
      for (let cursor: string | undefined; ;) {
        const query = { caseId, cursor, limit: 200 };
        const page: Page<Expert> = await request('GET', '/experts', undefined, { signal, query });
        experts.push(...page.items);
        if (page.next === undefined) return experts;
        cursor = page.next;
      }
    },
    enabled: caseId !== undefined,
    retry: false,
  });
  return data;
}

/** Bodies, of a kind if one is named, whose name contains what was typed. */
export function useBodies(
  kind: string | undefined,
  q: string,
): { readonly items: readonly Body[]; readonly loading: boolean } {
  const { data, isFetching } = useQuery({
    queryKey: ['bodies', 'of', kind, q],
    queryFn: ({ signal }) =>
      request<Page<Body>>('GET', '/bodies', undefined, { signal, query: { kind, q, limit: 20 } }),
    placeholderData: (before) => before,
  });
  return { items: data?.items ?? [], loading: isFetching };
}

/** One body by its id. */
export function useBody(id: string | undefined): Body | undefined {
  const { data } = useQuery({
    queryKey: ['bodies', 'one', id],
    queryFn: ({ signal }) => request<Body>('GET', `/bodies/${encodeURIComponent(id ?? '')}`, undefined, { signal }),
    enabled: !!id,
    staleTime: hour,
    retry: false,
  });
  return data;
}

/** Somebody of the register of experts, as a form names them. */
export interface RegisteredPerson {
  readonly id: string;
  readonly name: string;
  readonly employer: string;
}

const asPerson = ({ id, name, employers }: RegisteredExpert): RegisteredPerson => ({
  id,
  name,
  employer: employers.map((employer) => employer.name).join('、'),
});

/** People of the register whose name contains what was typed; nobody for who does not keep it. */
export function useRegisteredPeople(q: string): {
  readonly items: readonly RegisteredPerson[];
  readonly loading: boolean;
} {
  const { data, isFetching } = useQuery({
    queryKey: ['expert-register', 'named', q],
    queryFn: ({ signal }) =>
      request<Page<RegisteredExpert>>('GET', '/expert-register', undefined, { signal, query: { q, limit: 20 } }),
    placeholderData: (before) => before,
    retry: false,
  });
  return { items: data?.items.map(asPerson) ?? [], loading: isFetching };
}

/** One person of the register by the id. */
export function useRegisteredPerson(id: string | undefined): RegisteredPerson | undefined {
  const { data } = useQuery({
    queryKey: ['expert-register', 'file', id],
    queryFn: ({ signal }) =>
      request<ExpertFile>('GET', `/expert-register/${encodeURIComponent(id ?? '')}`, undefined, { signal }),
    enabled: !!id,
    retry: false,
  });
  return data && id !== undefined
    ? data.expert
      ? asPerson(data.expert)
      : { id, name: data.name, employer: '' }
    : undefined;
}

/** What is known of an uploaded document; null when it may not be seen. */
export function useDocument(id: string): DocumentRef | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['documents', 'one', id],
    queryFn: ({ signal }) => request<DocumentRef>('GET', `/documents/${encodeURIComponent(id)}`, undefined, { signal }),
    staleTime: Infinity,
    retry: false,
  });
  return isError ? null : data;
}
