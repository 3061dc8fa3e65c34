import type { Amount } from '../amount';

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
 * Equal prices have no step and are no run; the order of the bids never matters.
 * @param fewest 3 at least: two prices always have one step
 */
export function equalSteps(bids: readonly Priced[], fewest: number): readonly EqualSteps[] {
  const sorted = [...bids].sort((a, b) =>
    a.price.parts < b.price.parts ? -1 : a.price.parts > b.price.parts ? 1 : a.bid < b.bid ? -1 : 1,
  );
  const runs: { bids: string[]; step: Amount }[] = [];
  sorted.forEach((bid, place) => {
    const before = sorted[place - 1];
    if (!before) return;
    const step = bid.price.parts - before.price.parts;
    if (step === 0n) return;
    const run = runs.at(-1);
    if (run?.step.parts === step && run.bids.at(-1) === before.bid) run.bids.push(bid.bid);
    else runs.push({ bids: [before.bid, bid.bid], step: { parts: step, unit: bid.price.unit } });
  });
  return runs.filter((run) => run.bids.length >= Math.max(3, fewest));
}
