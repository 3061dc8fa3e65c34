import { ProblemError } from '../../api/problem-error';

const firstWaitMs = 1000;
const longestWaitMs = 30_000;

const passes = (error: unknown): boolean =>
  error instanceof ProblemError && ['Unavailable', 'TooManyAttempts'].includes(error.problem.code);

/** Waits; ends early when the browser is online again. @throws an AbortError when the signal says so */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(new DOMException('The upload was paused.', 'AbortError'));
      else resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/**
 * Does the work again and again while the platform cannot be reached, with growing waits; `onWait` hears each of them.
 * @throws whatever else the work throws; an AbortError when the signal says so
 */
export async function persist<T>(work: () => Promise<T>, signal: AbortSignal, onWait: () => void): Promise<T> {
  for (let wait = firstWaitMs; ; wait = Math.min(longestWaitMs, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error)) throw error;
      onWait();
      await pause(wait, signal);
    }
  }
}
