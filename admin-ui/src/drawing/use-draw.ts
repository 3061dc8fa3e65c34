import { useQuery } from '@tanstack/react-query';
import type { DrawView } from '../../../api/contract';
import { ProblemError } from '../api/problem-error';
import { request } from '../api/client';

/** The last draw of a case; null when there is none for the viewer. */
export const useDraw = (caseId: string | undefined) =>
  useQuery({
    queryKey: ['case', caseId, 'draw'],
    queryFn: async ({ signal }) => {
      try {
        return await request<DrawView>('GET', `/cases/${encodeURIComponent(caseId ?? '')}/draw`, undefined, { signal });
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'NotFound') return null;
        throw error;
      }
    },
    enabled: caseId !== undefined,
    // that there is one now is a change of the case, which comes by itself
    refetchInterval: ({ state }) => (state.data ? 15_000 : false),
  });
