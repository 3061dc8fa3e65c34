import type { CaseView } from '../api/contract';
import type { CaseDesk } from './case-desk';
import type { Bidder, Cast } from './cast';
import { inPlatformTime, type PlatformClock } from './platform-clock';
import { inLanes } from './script';
import { shareToRelease } from './sealing';

const lanes = 4;
/**
 * How long bidders have in real seconds where the clock of the platform runs ahead, all and each of them, and what the
 * law gives them at least.
 */
const patience = 6;
const patienceForEach = 2;
const leastMs = 31 * 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Whoever looks at the demo finds an opening that lasts for some hours. */
const shownHours = 8;

/** Starts the opening where the case asks for it, and lets every bidder open its bid. */
export async function openSealedBids(desk: CaseDesk, cast: Cast, view: CaseView, clock: PlatformClock): Promise<void> {
  // ready before the time begins to run, which is short where the clock runs ahead
  const shares = await Promise.all(
    cast.bidders.map(async (bidder) => ({ bidder, share: await shareToRelease(desk, bidder, 'submitBid') })),
  );
  await startOpening(
    desk,
    cast,
    () => {
      const time = Math.max(
        leastMs + inPlatformTime(clock, 5),
        inPlatformTime(clock, patience + patienceForEach * cast.bidders.length),
      );
      return isReal(clock) ? undefined : clock.now() + time;
    },
    clock,
  );
  await inLanes(shares, lanes, ({ bidder, share }) => release(desk, bidder, share));
  await desk.left(cast.tenderer, view.visits.length);
}

/** Starts the opening and leaves it under way: the last bidder has opened its bid, the others have some hours to. */
export async function beginOpening(desk: CaseDesk, cast: Cast, clock: PlatformClock): Promise<void> {
  await startOpening(desk, cast, () => clock.now() + shownHours * hourMs, clock);
  const bidder = cast.bidders.at(-1);
  if (bidder) await release(desk, bidder, await shareToRelease(desk, bidder, 'submitBid'));
}

const isReal = (clock: PlatformClock): boolean => clock.secondsPerDay() * 1000 >= dayMs;

async function startOpening(
  desk: CaseDesk,
  cast: Cast,
  until: () => number | undefined,
  clock: PlatformClock,
): Promise<void> {
  const { actions } = await desk.view(cast.manager);
  if (!actions.some(({ action, open }) => action === 'startOpening' && open)) return;
  await clock.read();
  const end = until();
  const form = end === undefined ? {} : { until: new Date(end).toISOString() };
  await desk.act(cast.manager, cast.managerName, 'startOpening', form);
}

async function release(desk: CaseDesk, { session, body }: Bidder, share: string | undefined): Promise<void> {
  if (share !== undefined) await desk.enter(session, body, 'releaseShare', { share });
}
