import type { ApiDependencies } from '../http/dependencies';
import { repeat, type Repeated } from '../upkeep/repeat';
import { runChecks } from './run-checks';

const pauseMs = 60_000;

/**
 * Looks at every part once a minute, so that it is known since when one fails also when nobody looks. The log tells of
 * what was bad the time before, too: at the start the worker comes after the API.
 */
export function keepWatching(deps: ApiDependencies): Repeated {
  let before: readonly string[] = [];
  return repeat(
    async () => {
      const bad = (await runChecks(deps)).checks.filter(({ state }) => state === 'bad');
      for (const { part, says } of bad) {
        if (before.includes(part)) deps.log.error({ part, says: says.en }, 'a part of the platform does not work');
      }
      before = bad.map(({ part }) => part);
      return pauseMs;
    },
    pauseMs,
    (error) => deps.log.error({ err: error }, 'the parts of the platform could not be looked at'),
  );
}
