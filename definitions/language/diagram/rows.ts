import type { Placed } from './cell';
import { sizeOf } from './label';
import type { Loop } from './loop';
import { task, track } from './measures';
import type { Tracks } from './tracks';

/** A row of stages: y of the stages and of its lower edge; how far above the stages its channel begins. */
export interface Row {
  readonly lane: number;
  readonly bottom: number;
  readonly clearance: number;
}

/** The rows below each other, each as high as its channel and its closings need. */
export function rowsOf(cells: readonly Placed[], loops: readonly Loop[], tracks: Tracks): readonly Row[] {
  let y = 4;
  const rows: Row[] = [];
  const rowCount = Math.max(0, ...cells.map(({ row }) => row)) + 1;
  for (let row = 0; row < rowCount; row += 1) {
    const used = loops.flatMap((loop) => [
      ...(loop.cell.row === row ? [tracks.source.get(loop) ?? 0] : []),
      ...(loop.target.row === row ? [tracks.target.get(loop) ?? 0] : []),
    ]);
    const lines = loops.filter((loop) => loop.cell.row === row).map(({ name }) => sizeOf(name)?.height ?? 0);
    const clearance = Math.max(16, ...lines.map((height) => height + 6));
    const channel = used.length === 0 ? 12 : clearance + 8 + track * Math.max(...used);
    const lane = y + channel;
    const bottom = lane + task.height + beneath(cells.filter((cell) => cell.row === row));
    rows.push({ lane, bottom, clearance });
    y = bottom + 14;
  }
  return rows;
}

/** How much room the closings or the clocks of a row need below its stages. */
function beneath(cells: readonly Placed[]): number {
  if (cells.some(({ closings }) => closings.length > 0)) return 120;
  return cells.some(({ timer }) => timer) ? 48 : 26;
}
