import type { Process } from '../process';
import type { Language } from '../text';
import { placedCells, type Placed } from './cell';
import { loopsOf, type Loop } from './loop';
import { track } from './measures';
import { rowsOf } from './rows';
import { tracksOf, type Tracks } from './tracks';

/** Where everything of a definition stands on the sheet. */
export interface Plan {
  readonly definition: Process;
  readonly language: Language;
  readonly cells: readonly Placed[];
  readonly loops: readonly Loop[];
  readonly tracks: Tracks;
  /** y of the stages of a row. */
  readonly lane: (row: number) => number;
  /** y of the lower edge of a row. */
  readonly bottom: (row: number) => number;
  /** y of a track in the channel above a row. */
  readonly trackY: (row: number, at: number | undefined) => number;
}

/** Finds the places; the same definition always has the same. */
export function planOf(definition: Process, language: Language): Plan {
  const cells = placedCells(definition, language);
  const loops = loopsOf(cells);
  const tracks = tracksOf(cells, loops);
  const rows = rowsOf(cells, loops, tracks);
  const lane = (row: number): number => rows[row]?.lane ?? 0;
  return {
    definition,
    language,
    cells,
    loops,
    tracks,
    lane,
    bottom: (row) => rows[row]?.bottom ?? 0,
    trackY: (row, at = 0) => lane(row) - (rows[row]?.clearance ?? 0) - track * at,
  };
}
