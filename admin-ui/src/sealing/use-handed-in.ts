import { useQuery } from '@tanstack/react-query';
import type { OwnSealing } from '../../../api/contract';
import type { SealedHeader } from '../../../domain/sealing/sealed-header';
import { request } from '../api/client';

/** What the platform keeps of a bid of one's own that was handed in sealed, as far as it can be read without a share. */
export interface HandedInSeal {
  readonly version: number;
  /** When its sealing began. */
  readonly sealedAt: string;
  readonly header: SealedHeader;
  /** SHA-256 of the share that opens it, as the bidder has signed it. */
  readonly share: string;
}

/** The bid of one's own body that counts now; null when none does. */
export function useHandedIn(caseId: string, action: string) {
  return useQuery({
    queryKey: ['case', caseId, 'sealings', action],
    queryFn: async ({ signal }): Promise<HandedInSeal | null> => {
      const path = `/cases/${encodeURIComponent(caseId)}/sealings`;
      const { items } = await request<{ items: OwnSealing[] }>('GET', path, undefined, { signal, query: { action } });
      const counts = items.find(({ state }) => state === 'valid');
      if (!counts?.header || counts.share === undefined) return null;
      // the contract carries the header as plain data
      const { version, createdAt: sealedAt, share } = counts;
      return { version, sealedAt, header: counts.header as unknown as SealedHeader, share };
    },
  });
}
