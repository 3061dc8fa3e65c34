import type { Drawing } from './drawing';
import { sizeOf } from './label';
import { entryX, exitX, type Loop } from './loop';
import { gatewaySize, laneMiddle, lineHeight, timerSize } from './measures';
import type { Plan } from './plan';

/** A flow upwards, through the channel of its row (and the left margin and another channel), and down again. */
export function drawLoop({ loops, lane: laneOf, trackY, tracks }: Plan, drawing: Drawing, loop: Loop): void {
  const { cell, target, name, byTimer } = loop;
  const from = byTimer ? `deadline_${cell.stage}` : cell.hasGateway ? `gateway_${cell.stage}` : `stage_${cell.stage}`;
  const lane = laneOf(cell.row);
  const start = { x: exitX(loop), y: lane };
  if (byTimer) start.y -= timerSize / 2;
  else if (cell.hasGateway) start.y += laneMiddle - gatewaySize / 2;
  const end = { x: entryX(loop, loops), y: laneOf(target.row) };
  const up = trackY(cell.row, tracks.source.get(loop));
  const margin = 10 - 8 * (tracks.margin.get(loop) ?? 0);
  const down = trackY(target.row, tracks.target.get(loop));
  const between =
    cell.row === target.row
      ? [{ x: end.x, y: up }]
      : [
          { x: margin, y: up },
          { x: margin, y: down },
          { x: end.x, y: down },
        ];
  const others = loops.filter((each) => each.cell === cell && !each.byTimer).indexOf(loop);
  const size = sizeOf(name);
  const y = lane - (cell.hasGateway ? 1 : 4) - (size?.height ?? 0) + lineHeight * Math.max(0, others);
  drawing.addFlow({
    from,
    to: `stage_${target.stage}`,
    name,
    points: [start, { x: start.x, y: up }, ...between, end],
    label: size && { x: start.x + 5, y, ...size },
  });
}
