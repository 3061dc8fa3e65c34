import { compareTexts } from '../text-order';

/** Something that a bid has left behind: the address it came from, the hash of a file. */
export interface Trace {
  readonly bid: string;
  readonly bidder: string;
  readonly value: string;
}

/** What several bidders share. */
export interface SharedTrace {
  readonly value: string;
  /** Each once, in the order of their ids. */
  readonly bids: readonly string[];
}

/** The values that bids of two or more different bidders have in common; the order of the traces never matters. */
export function sharedTraces(traces: readonly Trace[]): readonly SharedTrace[] {
  const byValue = new Map<string, Trace[]>();
  for (const trace of traces) byValue.set(trace.value, [...(byValue.get(trace.value) ?? []), trace]);
  return [...byValue]
    .filter(([, same]) => new Set(same.map(({ bidder }) => bidder)).size > 1)
    .map(([value, same]) => ({ value, bids: [...new Set(same.map(({ bid }) => bid))].sort(compareTexts) }))
    .sort((a, b) => compareTexts(a.value, b.value));
}
