import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OpeningRoom } from '../../../api/contract';
import { request } from '../api/client';

const beatMs = 30_000;
/** How soon one sees that somebody else has come. */
const askMs = 5000;

const base = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

const roomKey = (caseId: string) => ['case', caseId, 'opening-room'];

/** The opening room of a case; asked again while the opening goes on. */
export const useOpeningRoom = (caseId: string, goesOn: boolean) =>
  useQuery({
    queryKey: roomKey(caseId),
    queryFn: ({ signal }) => request<OpeningRoom>('GET', `${base(caseId)}/opening-room`, undefined, { signal }),
    refetchInterval: goesOn ? askMs : false,
  });

/** Says again and again that the viewer is present, while they take part and the opening goes on. */
export function useAttendance(caseId: string, attends: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!attends) return;
    // a beat that is lost is made good by the next
    const beat = () => request('POST', `${base(caseId)}/attendance`, {}).catch(() => undefined);
    // who has come sees oneself there at once
    void beat().then(() => client.invalidateQueries({ queryKey: roomKey(caseId) }));
    const timer = setInterval(() => void beat(), beatMs);
    return () => clearInterval(timer);
  }, [client, caseId, attends]);
}
