import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OpeningRoom } from '../../../api/contract';
import { request } from '../api/client';

const beatMs = 30_000;
const askMs = 15_000;

const base = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** The opening room of a case; asked again while the opening goes on. */
export const useOpeningRoom = (caseId: string, goesOn: boolean) =>
  useQuery({
    queryKey: ['case', caseId, 'opening-room'],
    queryFn: ({ signal }) => request<OpeningRoom>('GET', `${base(caseId)}/opening-room`, undefined, { signal }),
    refetchInterval: goesOn ? askMs : false,
  });

/** Says again and again that the viewer is present, while they take part and the opening goes on. */
export function useAttendance(caseId: string, attends: boolean): void {
  useEffect(() => {
    if (!attends) return;
    // a beat that is lost is made good by the next
    const beat = () => void request('POST', `${base(caseId)}/attendance`, {}).catch(() => undefined);
    beat();
    const timer = setInterval(beat, beatMs);
    return () => clearInterval(timer);
  }, [caseId, attends]);
}
