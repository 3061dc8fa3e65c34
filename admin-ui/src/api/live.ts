import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';

interface Change {
  readonly resource: string;
  readonly id?: string;
}

/** What each kind of change makes stale, beside the resource's own lists. */
const alsoStale: Readonly<Record<string, (id: string | undefined) => QueryKey[]>> = {
  cases: (id) => [['deadlines'], ['definitions'], id ? ['case', id] : ['case']],
  tasks: () => [['deadlines']],
};

const gatherFor = 150;
const longestPause = 30_000;

function isChange(data: unknown): data is Change {
  return typeof data === 'object' && data !== null && 'resource' in data && typeof data.resource === 'string';
}

/** Listens to the API's events until it is told to stop; what came in a burst is asked again once. */
function listen(client: QueryClient): () => void {
  const stale = new Map<string, QueryKey>();
  let source: EventSource | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let pause = 1000;
  let wasLost = false;

  const flush = () => {
    gathering = undefined;
    for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey });
    stale.clear();
  };
  const note = (message: MessageEvent<string>) => {
    let change: unknown;
    try {
      change = JSON.parse(message.data);
    } catch {
      return;
    }
    if (!isChange(change)) return;
    for (const key of [[change.resource], ...(alsoStale[change.resource]?.(change.id) ?? [])]) {
      stale.set(JSON.stringify(key), key);
    }
    gathering ??= setTimeout(flush, gatherFor);
  };
  const open = () => {
    source = new EventSource('/api/events');
    source.onmessage = note;
    source.onopen = () => {
      pause = 1000;
      // what happened while nobody listened is not told again
      if (wasLost) void client.invalidateQueries();
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      retry = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPause);
    };
  };

  open();
  return () => {
    source?.close();
    clearTimeout(gathering);
    clearTimeout(retry);
  };
}

/** Keeps what is on the screen fresh: every change that the API tells makes the lists and cases it concerns stale. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => listen(client), [client]);
}
