import { gatewayX, timerTopX, type Placed } from './cell';
import { gatewaySize, task } from './measures';

/** A flow through the channel above a row: it does not lead to the next stage. */
export interface Loop {
  readonly cell: Placed;
  readonly target: Placed;
  readonly name: string | undefined;
  readonly byTimer: boolean;
}

/** The flows between stages that do not lead to the next one. */
export function loopsOf(cells: readonly Placed[]): readonly Loop[] {
  const byName = new Map(cells.map((cell) => [cell.stage, cell]));
  return cells.flatMap((cell) =>
    cell.loops.flatMap(({ target, name, byTimer }) => {
      const to = byName.get(target);
      return to ? [{ cell, target: to, name, byTimer }] : [];
    }),
  );
}

/** Where a loop leaves its stage upwards. */
export function exitX({ cell, byTimer }: Loop): number {
  if (byTimer) return timerTopX(cell);
  return cell.hasGateway ? gatewayX(cell) + gatewaySize / 2 : cell.x + task.width * 0.85;
}

/** Where a loop enters its target from above: loops of one target side by side, those from the left first. */
export function entryX(loop: Loop, loops: readonly Loop[]): number {
  const entering = loops.filter(({ target }) => target === loop.target).sort((a, b) => originOf(a) - originOf(b));
  const share = (entering.indexOf(loop) + 1) / (entering.length + 1);
  // the right half is left to what leaves upwards
  return loop.target.x + task.width * 0.7 * share;
}

const originOf = ({ cell, target }: Loop): number => (cell.row === target.row ? cell.x : -1);
