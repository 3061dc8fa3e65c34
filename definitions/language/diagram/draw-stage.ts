import { endsByCode } from '../end-title';
import type { Stage } from '../process';
import { bottomX, gatewayX, type Exit, type Placed } from './cell';
import type { Point } from './diagram';
import { straight, type Drawing } from './drawing';
import { drawTimer } from './draw-timer';
import { below, sizeOf } from './label';
import { eventSize, gatewaySize, labelWidth, laneMiddle, task } from './measures';
import type { Plan } from './plan';

/** Where a flow leaves to the right. */
interface Source {
  readonly id: string;
  readonly x: number;
}

/** A stage with its clock, its gateway, its closings, and the flow to the next stage. */
export function drawStage(plan: Plan, drawing: Drawing, cell: Placed, next: Placed | undefined): void {
  const stage = plan.definition.stages[cell.stage];
  if (!stage) return;
  const lane = plan.lane(cell.row);
  const middle = lane + laneMiddle;
  const id = `stage_${cell.stage}`;
  const box = { x: cell.x, y: lane, ...task };
  drawing.addNode({ id, kind: kindOf(stage), name: stage.title[plan.language], box });

  const timer = cell.timer && drawTimer(plan, drawing, cell, stage, box);
  let from: Source = { id, x: box.x + box.width };
  if (timer && (cell.timer === 'waits' || cell.timerAhead)) from = timer;
  if (cell.hasGateway) {
    const source = timer && cell.timer === 'waits' ? timer : { id, x: box.x + box.width };
    const gateway = drawGateway(drawing, cell, source, middle);
    if (!cell.timerAhead) from = gateway;
  }
  if (cell.ahead) drawAhead(plan, drawing, cell, cell.ahead, from, next);
  drawClosings(plan, drawing, cell);
}

function kindOf(stage: Stage): 'people' | 'code' | 'both' {
  if (endsByCode(stage).length === 0) return 'people';
  return Object.keys(stage.actions ?? {}).length === 0 ? 'code' : 'both';
}

function drawGateway(drawing: Drawing, cell: Placed, source: Source, middle: number): Source {
  const x = gatewayX(cell);
  const id = `gateway_${cell.stage}`;
  const box = { x, y: middle - gatewaySize / 2, width: gatewaySize, height: gatewaySize };
  drawing.addNode({ id, kind: 'gateway', box });
  drawing.addFlow({ from: source.id, to: id, points: straight(source.x, x, middle) });
  return { id, x: x + gatewaySize };
}

/** To the next stage, in this row or at the beginning of the next one, or to a closing beside the stage. */
function drawAhead(
  plan: Plan,
  drawing: Drawing,
  cell: Placed,
  exit: Exit,
  from: Source,
  next: Placed | undefined,
): void {
  const middle = plan.lane(cell.row) + laneMiddle;
  const size = sizeOf(exit.name);
  const label = size && { x: from.x + 3, y: middle - 5 - size.height, ...size };
  const flow = { from: from.id, name: exit.name, label };
  if (!next || next.stage !== exit.target) {
    const x = from.x + 40;
    const to = drawEnd(plan, drawing, cell.stage, exit.target, { x, y: middle - eventSize / 2 });
    return drawing.addFlow({ ...flow, to, points: straight(from.x, x, middle) });
  }
  const to = `stage_${next.stage}`;
  if (next.row === cell.row) return drawing.addFlow({ ...flow, to, points: straight(from.x, next.x, middle) });
  const gutter = plan.bottom(cell.row);
  const edge = cell.x + cell.width - 4;
  const margin = next.x - 18;
  const below = plan.lane(next.row) + laneMiddle;
  drawing.addFlow({
    ...flow,
    to,
    points: [
      { x: from.x, y: middle },
      { x: edge, y: middle },
      { x: edge, y: gutter },
      { x: margin, y: gutter },
      { x: margin, y: below },
      { x: next.x, y: below },
    ],
  });
}

/** Closings stand below, the first straight under where its flow leaves, the others to the right. */
function drawClosings(plan: Plan, drawing: Drawing, cell: Placed): void {
  const x = bottomX(cell);
  const lane = plan.lane(cell.row);
  const from = cell.hasGateway ? `gateway_${cell.stage}` : `stage_${cell.stage}`;
  const top = lane + laneMiddle + (cell.hasGateway ? gatewaySize / 2 : laneMiddle);
  const turn = lane + task.height + 4;
  const y = lane + task.height + 40;
  for (const [index, { name, target }] of cell.closings.entries()) {
    const at = x + index * (labelWidth + 8);
    const to = drawEnd(plan, drawing, cell.stage, target, { x: at - eventSize / 2, y });
    const sideways = [
      { x, y: turn },
      { x: at, y: turn },
    ];
    const size = sizeOf(name);
    drawing.addFlow({
      from,
      to,
      name,
      points: [{ x, y: top }, ...(index === 0 ? [] : sideways), { x: at, y }],
      label: size && { x: at + 5, y: turn + 3, ...size },
    });
  }
}

function drawEnd({ definition, language }: Plan, drawing: Drawing, stage: string, closing: string, at: Point): string {
  const found = definition.closings[closing];
  const id = drawing.endId(closing, stage);
  const box = { ...at, width: eventSize, height: eventSize };
  drawing.addNode({
    id,
    kind: 'end',
    name: found?.title[language] ?? closing,
    box,
    label: below(box),
    outcome: found?.outcome ?? 'neutral',
  });
  return id;
}
