import type { Process } from '../process';
import type { Language } from '../text';
import type { Diagram } from './diagram';
import { drawAnytime } from './draw-anytime';
import { drawLoop } from './draw-loop';
import { drawStage } from './draw-stage';
import { drawStart } from './draw-start';
import { openDrawing } from './drawing';
import { planOf } from './plan';

/**
 * Lays a definition out on a sheet of fixed width: stages in the order of the definition, row by row; closings below the
 * stage that leads to them; flows that do not lead to the next stage through a channel above their row. The same
 * definition always gives the same diagram. A closing that several stages lead to is drawn beside each of them.
 */
export function layOut(definition: Process, language: Language): Diagram {
  const plan = planOf(definition, language);
  const drawing = openDrawing();
  drawStart(plan, drawing);
  for (const [index, cell] of plan.cells.entries()) drawStage(plan, drawing, cell, plan.cells[index + 1]);
  for (const loop of plan.loops) drawLoop(plan, drawing, loop);
  drawAnytime(plan, drawing);
  return { nodes: drawing.nodes, flows: drawing.flows };
}
