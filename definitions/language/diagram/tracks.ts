import type { Placed } from './cell';
import { entryX, exitX, type Loop } from './loop';

/** Loop → its track in the channel of the source row, of the target row, and in the left margin. */
export interface Tracks {
  readonly source: ReadonlyMap<Loop, number>;
  readonly target: ReadonlyMap<Loop, number>;
  readonly margin: ReadonlyMap<Loop, number>;
}

/** Short loops lie close to the stages, long ones above them; no two share a track where they overlap. */
export function tracksOf(cells: readonly Placed[], loops: readonly Loop[]): Tracks {
  const [source, target] = [new Map<Loop, number>(), new Map<Loop, number>()];
  const far = loops.filter(({ cell, target: to }) => cell.row !== to.row);
  for (const row of new Set(cells.map((cell) => cell.row))) {
    const spans = loops.flatMap((loop) => {
      const from = exitX(loop);
      const to = entryX(loop, loops);
      if (loop.cell.row === row && loop.target.row === row) {
        return [{ loop, low: Math.min(from, to), high: Math.max(from, to), tracks: source }];
      }
      if (loop.cell.row === row) return [{ loop, low: 0, high: from, tracks: source }];
      if (loop.target.row === row) return [{ loop, low: 0, high: to, tracks: target }];
      return [];
    });
    const taken: { readonly low: number; readonly high: number; readonly at: number }[] = [];
    for (const { loop, low, high, tracks } of spans.sort((a, b) => a.high - a.low - (b.high - b.low))) {
      let at = 0;
      while (taken.some((each) => each.at === at && each.low <= high + 8 && low <= each.high + 8)) at += 1;
      taken.push({ low, high, at });
      tracks.set(loop, at);
    }
  }
  return { source, target, margin: new Map(far.map((loop, index) => [loop, index])) };
}
