import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error';

const listeners = new Set<() => void>();

/** Calls back when an answer says that the session is over; returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const again = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 502);

/** The one store of what the API answered. Live events say what has become stale, so focus alone asks nothing again. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      // who signs out on purpose is forgotten first, and needs no word about it
      const wasSignedIn = queryClient.getQueryData(['me']) !== undefined;
      if (wasSignedIn && error instanceof ProblemError && error.problem.code === 'NotSignedIn')
        listeners.forEach((listener) => listener());
    },
  }),
  defaultOptions: { queries: { staleTime: 15_000, retry: again, refetchOnWindowFocus: true } },
});
