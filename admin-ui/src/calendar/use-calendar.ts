import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { CalendarChangeInput, CalendarYear } from '../../../api/contract';
import { request } from '../api/client';
import { afterSending } from '../look/LeaveGuard';

/** One year of the calendar; undefined is the present one. */
export const useCalendarYear = (year: number | undefined) =>
  useQuery({
    queryKey: ['calendar', year ?? 'now'],
    queryFn: ({ signal }) => request<CalendarYear>('GET', '/calendar', undefined, { query: { year }, signal }),
  });

/** Proposes days of the calendar and leads to the proposal. */
export function useProposeDays() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (change: CalendarChangeInput) => request<{ proposalId: string }>('POST', '/calendar', change),
    onSuccess: async ({ proposalId }) => {
      await client.invalidateQueries({ queryKey: ['proposals'] });
      void navigate(`/proposals/${proposalId}`, afterSending);
    },
  });
}
