import { useQuery } from '@tanstack/react-query';
import type { Upload } from '../../../../api/contract';
import { request } from '../../api/client';
import { leftUploadsKey } from './transfers';

const none: readonly Upload[] = [];

/** The large documents of a field that began to arrive and never did; of no case while one is being opened. */
export function useLeftUploads(caseId: string | undefined, field: string): readonly Upload[] {
  const { data = none } = useQuery({
    queryKey: [...leftUploadsKey, caseId],
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: readonly Upload[] }>('GET', '/uploads', undefined, {
        signal,
        query: { caseId },
      });
      return items;
    },
    retry: false,
  });
  return data.filter((upload) => upload.field === field && upload.caseId === caseId);
}
