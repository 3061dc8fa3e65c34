import { endTitle } from '../end-title';
import type { Process } from '../process';
import type { Language } from '../text';
import { sizeOf } from './label';
import { eventSize, gatewaySize, labelWidth, sheet, task, timerSize } from './measures';

/** A flow that leaves a stage: where to, and what it is called. */
export interface Exit {
  readonly name: string | undefined;
  readonly target: string;
}

/** A stage with what belongs to it, before it has a place. */
interface Cell {
  readonly stage: string;
  readonly timer: 'ends' | 'waits' | undefined;
  readonly hasGateway: boolean;
  /** What leaves to the right: to the next stage, or to a closing beside it. */
  readonly ahead: Exit | undefined;
  /** Whether the flow to the right leaves from the timer. */
  readonly timerAhead: boolean;
  /** What leaves upwards, to other stages. */
  readonly loops: readonly (Exit & { readonly byTimer: boolean })[];
  /** What leaves downwards, to closings. */
  readonly closings: readonly Exit[];
  readonly width: number;
}

/** A stage at its place on the sheet. */
export interface Placed extends Cell {
  readonly row: number;
  readonly x: number;
}

/** The stages in the order of the definition, row by row on a sheet of fixed width. */
export function placedCells(definition: Process, language: Language): readonly Placed[] {
  const order = Object.keys(definition.stages);
  return pack(order.map((stage, index) => cellOf(definition, stage, order[index + 1], language)));
}

function cellOf(definition: Process, name: string, next: string | undefined, language: Language): Cell {
  const stage = definition.stages[name];
  const ends = Object.entries(stage?.ends ?? {});
  const ended = stage?.deadline?.end;
  const several = ends.length > 1;
  const exitOf = (end: string, target: string): Exit => ({
    name: stage && several ? endTitle(definition, stage, end)[language] : undefined,
    target,
  });
  const byTimer = ends.filter(([end]) => end === ended).map(([end, target]) => exitOf(end, target));
  const others = ends.filter(([end]) => end !== ended).map(([end, target]) => exitOf(end, target));
  const hasGateway = others.length > 1;
  const isClosing = (target: string): boolean => Object.hasOwn(definition.closings, target);

  const timed = byTimer[0];
  const only = ends.length === 1;
  const goesAhead = (exit: Exit): boolean => exit.target === next || (only && isClosing(exit.target));
  const timerAhead = timed !== undefined && !hasGateway && (goesAhead(timed) || isClosing(timed.target));
  const ahead = timerAhead ? timed : others.find(goesAhead);
  const loops = [
    ...others.filter((exit) => exit !== ahead && !isClosing(exit.target)).map((exit) => ({ ...exit, byTimer: false })),
    ...(timed && !timerAhead && !isClosing(timed.target) ? [{ ...timed, byTimer: true }] : []),
  ];
  const closings = [...others, ...(timed && !timerAhead ? [timed] : [])].filter(
    (exit) => exit !== ahead && isClosing(exit.target),
  );
  const timer = !stage?.deadline ? undefined : ended === undefined ? 'waits' : 'ends';
  const onRight = timer === 'waits' || timerAhead;
  const body = task.width + (onRight ? timerSize / 2 : 0) + (hasGateway ? 26 + gatewaySize : 0);
  const inline = ahead && isClosing(ahead.target) ? 40 + eventSize + 30 : 0;
  const named = [ahead, ...loops, ...closings].map((exit) => sizeOf(exit?.name)?.width ?? 0);
  const gap = Math.max(34, ...named.map((size) => size + 16));
  const beneath = closings.length > 1 ? (closings.length - 1) * (labelWidth + 8) - 40 : 0;
  const width = body + inline + Math.max(gap, beneath);
  return { stage: name, timer, hasGateway, ahead, timerAhead, loops, closings, width };
}

function pack(cells: readonly Cell[]): readonly Placed[] {
  let row = 0;
  let x = sheet.left;
  return cells.map((cell) => {
    if (x > sheet.left && x + cell.width > sheet.width - sheet.right) {
      row += 1;
      x = sheet.left;
    }
    const placed = { ...cell, row, x };
    x += cell.width;
    return placed;
  });
}

/** Whether the clock of the deadline stands on the right edge of its stage: the flow goes on from it. */
export const isTimerRight = (cell: Placed): boolean => cell.timer === 'waits' || cell.timerAhead;

/** Left edge of the gateway. */
export const gatewayX = (cell: Placed): number => cell.x + task.width + (isTimerRight(cell) ? timerSize / 2 : 0) + 26;

/** Middle of a clock on the upper edge of its stage. */
export const timerTopX = (cell: Placed): number => cell.x + task.width * 0.85;

/** Where flows leave downwards. */
export const bottomX = (cell: Placed): number =>
  cell.hasGateway ? gatewayX(cell) + gatewaySize / 2 : cell.x + task.width / 2;
