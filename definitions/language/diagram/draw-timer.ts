import { isPeriod } from '../limit';
import { periodText } from '../period';
import type { Stage } from '../process';
import { findAction } from '../visibility';
import { isTimerRight, timerTopX, type Placed } from './cell';
import type { Box } from './diagram';
import type { Drawing } from './drawing';
import { labelWidth, laneMiddle, timerSize } from './measures';
import type { Plan } from './plan';

/**
 * The clock of a deadline stands on the right edge of its stage when the flow goes on from it, else above.
 * @returns its id, and its right edge
 */
export function drawTimer(
  plan: Plan,
  drawing: Drawing,
  cell: Placed,
  stage: Stage,
  box: Box,
): { readonly id: string; readonly x: number } {
  const id = `deadline_${cell.stage}`;
  const onRight = isTimerRight(cell);
  const x = onRight ? box.x + box.width - timerSize / 2 : timerTopX(cell) - timerSize / 2;
  const y = onRight ? box.y + laneMiddle - timerSize / 2 : box.y - timerSize / 2;
  const { deadline } = stage;
  const period = deadline && 'counted' in deadline ? plan.definition.rules[deadline.counted.rule]?.value : undefined;
  drawing.addNode({
    id,
    kind: 'timer',
    name: deadlineName(plan, stage),
    box: { x, y, width: timerSize, height: timerSize },
    label: { x: box.x + (box.width - labelWidth) / 2, y: box.y + box.height + 5, width: labelWidth, height: 28 },
    attachedTo: `stage_${cell.stage}`,
    ...(isPeriod(period) && { period }),
  });
  return { id, x: x + timerSize };
}

function deadlineName({ definition, language }: Plan, { deadline }: Stage): string {
  if (!deadline) return '';
  if ('counted' in deadline) {
    const rule = definition.rules[deadline.counted.rule];
    return isPeriod(rule?.value) ? periodText(rule.value)[language] : (rule?.title[language] ?? '');
  }
  if (typeof deadline.at === 'string' || !('given' in deadline.at)) return '';
  const [action, field] = deadline.at.given;
  return findAction(definition, action)?.form?.[field]?.title[language] ?? '';
}
