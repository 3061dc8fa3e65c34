import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BillImport, TenderDraftView, TenderRoom, TenderSaved } from '../../../api/contract';
import { request } from '../api/client';
import { sendBody } from '../api/send-body';

const base = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}/tender-document`;

const roomKey = (caseId: string) => ['tender-document', caseId];

/** The tender document of a case while it is written. It is asked for once: what is typed is not drawn over. */
export const useTenderRoom = (caseId: string) =>
  useQuery({
    queryKey: roomKey(caseId),
    queryFn: ({ signal }) => request<TenderRoom>('GET', base(caseId), undefined, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

/** What can be done with the tender document of a case. Each throws ProblemError when it is refused. */
export function useTenderDocument(caseId: string) {
  const queries = useQueryClient();
  const at = base(caseId);
  return {
    reload: () => queries.invalidateQueries({ queryKey: roomKey(caseId) }),
    begin: (revision: number, template: { readonly id: string; readonly version: number }) =>
      request<TenderSaved>('POST', at, { revision, template: template.id, version: template.version }),
    save: (revision: number, draft: TenderDraftView) => request<TenderSaved>('PUT', at, { revision, draft }),
    readBills: (file: File, revision: number, lot: string | undefined, keeps: boolean) =>
      sendBody<BillImport>('POST', `${at}/bills`, file, {
        query: { name: file.name, revision, lot, keep: keeps ? '1' : '0' },
        headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
      }),
    dropBill: (key: string, revision: number) =>
      request<{ readonly revision: number }>('DELETE', `${at}/bills/${encodeURIComponent(key)}`, undefined, {
        query: { revision },
      }),
    compose: (revision: number) =>
      request<{ readonly action: string; readonly version: number }>('POST', `${at}/composition`, { revision }),
    preview: `${at}/preview`,
    spreadsheet: `${at}/bills.xlsx`,
  };
}
