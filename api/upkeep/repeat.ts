import { setTimeout as sleep } from 'node:timers/promises';

/** Work that is done again and again. */
export interface Repeated {
  /** Ends it: nothing new is begun, and what is under way is waited for. */
  stop(): Promise<void>;
}

/**
 * Does the work now, and again after as many real milliseconds as it answers each time, until it is stopped; `stopped`
 * tells long work when. The work deals with its own errors: one that gets out is handed to `onError`, and the work is
 * done again after `pauseMs`.
 */
export function repeat(
  work: (stopped: AbortSignal) => Promise<number>,
  pauseMs: number,
  onError: (error: unknown) => void,
): Repeated {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pass = async (): Promise<number> => {
    try {
      return await work(signal);
    } catch (error) {
      onError(error);
      return pauseMs;
    }
  };
  const running = (async () => {
    while (!signal.aborted) {
      const pause = await pass();
      // stopping ends the pause
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
