import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error';

const again = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 502);

/** The one store of what the API answered. Live events say what has become stale, so focus alone asks nothing again. */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: again, refetchOnWindowFocus: true } },
});
