import type { CaseView } from '../api/contract';
import type { CaseDesk } from './case-desk';
import type { Cast } from './cast';
import { inPlatformTime, type PlatformClock } from './platform-clock';
import { inLanes } from './script';
import { releaseShare } from './sealing';

const lanes = 4;
/**
 * How long bidders have in real seconds where the clock of the platform runs ahead, all and each of them, and what the
 * law gives them at least.
 */
const patience = 15;
const patienceForEach = 4;
const leastMs = 31 * 60_000;
const dayMs = 86_400_000;

/** Starts the opening where the case asks for it, and lets every bidder open its bid. */
export async function openSealedBids(desk: CaseDesk, cast: Cast, view: CaseView, clock: PlatformClock): Promise<void> {
  const { actions } = await desk.view(cast.manager);
  if (actions.some(({ action, open }) => action === 'startOpening' && open)) {
    await clock.read();
    const isReal = clock.secondsPerDay() * 1000 >= dayMs;
    const time = Math.max(
      leastMs + inPlatformTime(clock, 5),
      inPlatformTime(clock, patience + patienceForEach * cast.bidders.length),
    );
    const until = isReal ? {} : { until: new Date(clock.now() + time).toISOString() };
    await desk.act(cast.manager, cast.managerName, 'startOpening', until);
  }
  await inLanes(cast.bidders, lanes, (bidder) => releaseShare(desk, bidder, 'releaseShare', 'submitBid'));
  await desk.left(cast.tenderer, view.visits.length);
}
