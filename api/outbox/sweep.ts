import { claimDue } from '../../database/outbox';
import type { ApiDependencies } from '../http/dependencies';
import { repeat, type Repeated } from '../upkeep/repeat';
import { deliverAll } from './deliver-all';

/** How often the outbox is looked through, in real milliseconds, and how seldom at most while Temporal is away. */
export interface SweepPace {
  readonly everyMs: number;
  readonly longestMs: number;
}

const ordinaryPace: SweepPace = { everyMs: 3000, longestMs: 30_000 };
const batch = 50;
const patienceMs = 5000;

/** Delivers what is due. Answers whether Temporal was there; where it was not, the rest waits for the next sweep. */
export async function sweepOutbox(deps: ApiDependencies, stopped?: AbortSignal): Promise<boolean> {
  for (;;) {
    const due = await claimDue(deps.database, batch);
    if (due.length === 0) return true;
    const deliveries = await deliverAll(deps, due, patienceMs, stopped);
    if (deliveries.includes('away')) return false;
  }
}

/** Sweeps the outbox now and at intervals; each time that Temporal is away the next sweep is later. */
export function keepSweeping(deps: ApiDependencies, { everyMs, longestMs } = ordinaryPace): Repeated {
  let pause = everyMs;
  const sweep = async (stopped: AbortSignal): Promise<number> => {
    const wasThere = await sweepOutbox(deps, stopped);
    pause = wasThere ? everyMs : Math.min(longestMs, pause * 2);
    return pause;
  };
  return repeat(sweep, longestMs, (error) => deps.log.error({ err: error }, 'the outbox could not be swept'));
}
