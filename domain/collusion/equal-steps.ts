import type { Amount } from '../amount';
import { compareTexts } from '../text-order';

interface Priced {
  readonly bid: string;
  readonly price: Amount;
}

/** Bids whose prices follow each other at the same distance, the lowest first. */
export interface EqualSteps {
  readonly bids: readonly string[];
  readonly step: Amount;
}

/**
 * The longest runs of neighbouring prices that rise by exactly the same step (报价呈等差数列), of so many bids at least.
 * Bids with one price stand at one place of a run; the order of the bids never matters. Fewer than three prices are no
 * run: two always have one step.
 */
export function equalSteps(bids: readonly Priced[], fewest: number): readonly EqualSteps[] {
  const byPrice = new Map<bigint, Priced[]>();
  for (const bid of bids) byPrice.set(bid.price.parts, [...(byPrice.get(bid.price.parts) ?? []), bid]);
  const places = [...byPrice].sort(([a], [b]) => (a < b ? -1 : 1));
  const runs: { places: Priced[][]; step: Amount }[] = [];
  places.forEach(([parts, same], place) => {
    const [below, before] = places[place - 1] ?? [];
    const [first] = same;
    if (below === undefined || !before || !first) return;
    const step = { parts: parts - below, unit: first.price.unit };
    const run = runs.at(-1);
    if (run?.step.parts === step.parts) run.places.push(same);
    else runs.push({ places: [before, same], step });
  });
  return runs
    .filter((run) => run.places.length >= 3)
    .map((run) => ({
      bids: run.places.flatMap((same) => same.map(({ bid }) => bid).sort(compareTexts)),
      step: run.step,
    }))
    .filter((run) => run.bids.length >= fewest);
}
