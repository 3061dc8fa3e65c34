import type { ApiDependencies } from '../http/dependencies';
import { repeat, type Repeated } from '../upkeep/repeat';
import { runChecks } from './run-checks';

const pauseMs = 60_000;

/** Looks at every part once a minute, so that it is known since when one fails also when nobody looks. */
export const keepWatching = (deps: ApiDependencies): Repeated =>
  repeat(
    async () => {
      const { checks } = await runChecks(deps);
      for (const { part, state, says } of checks) {
        if (state === 'bad') deps.log.error({ part, says: says.en }, 'a part of the platform does not work');
      }
      return pauseMs;
    },
    pauseMs,
    (error) => deps.log.error({ err: error }, 'the parts of the platform could not be looked at'),
  );
