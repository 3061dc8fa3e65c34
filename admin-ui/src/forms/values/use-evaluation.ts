import { useQuery } from '@tanstack/react-query';
import type { EvaluationView } from '../../../../api/contract';
import { ProblemError, request } from '../../api/client';

async function read(caseId: string, signal: AbortSignal): Promise<EvaluationView | null> {
  try {
    return await request<EvaluationView>('GET', `/cases/${encodeURIComponent(caseId)}/evaluation`, undefined, {
      signal,
    });
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

/** The result of the evaluation; null when there is none or it may not be seen. */
export function useEvaluation(caseId: string | undefined): EvaluationView | null | undefined {
  return useQuery({
    queryKey: ['case', caseId, 'evaluation'],
    queryFn: ({ signal }) => read(caseId ?? '', signal),
    enabled: caseId !== undefined,
    retry: false,
  }).data;
}
