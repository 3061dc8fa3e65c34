import { useQuery } from '@tanstack/react-query';
import type { CaseDocument } from '../../../api/contract';
import { sha256 } from '../../../domain/hash';
import { readPackage, type TenderPackage } from '../../../domain/tender-document/tender-package';
import { request } from '../api/client';

/** A tender document that machines read, as the platform published it. */
export interface PublishedPackage {
  readonly tender: TenderPackage;
  /** SHA-256 of its file, by which bids name it. */
  readonly hash: string;
}

/**
 * The tender document of a case that is in force, or the one of that hash; null where the case has none that machines
 * read.
 */
export function useTenderPackage(caseId: string, wanted?: string) {
  return useQuery({
    queryKey: ['case', caseId, 'tender-package', wanted],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<PublishedPackage | null> => {
      const path = `/cases/${encodeURIComponent(caseId)}/documents`;
      const { items } = await request<{ items: CaseDocument[] }>('GET', path, undefined, { signal });
      for (const { id, sha256: hash } of items.filter(
        // what the tenderer publishes; bidders may put packages of their own beside it
        (one) => one.isPublic && one.type === 'application/json' && [one.sha256, undefined].includes(wanted),
      )) {
        const content = `/documents/${encodeURIComponent(id)}/content`;
        const text = await request<string>('GET', content, undefined, { signal, as: 'text' });
        const tender = readPackage(text);
        const isOfCase = tender?.lots.some((lot) => lot.case === caseId) === true;
        if (tender && isOfCase && sha256(text) === hash) return { tender, hash };
      }
      return null;
    },
  });
}
