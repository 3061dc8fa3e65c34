import type { Drawing } from './drawing';
import { below } from './label';
import { eventSize, laneMiddle } from './measures';
import type { Plan } from './plan';

/** The sign of the start, and the flow to the first stage. */
export function drawStart({ definition, language, cells, lane }: Plan, drawing: Drawing): void {
  const { title, first } = definition.start;
  const middle = lane(0) + laneMiddle;
  const box = { x: 30, y: middle - eventSize / 2, width: eventSize, height: eventSize };
  drawing.addNode({ id: 'start', kind: 'start', name: title[language], box, label: below(box) });
  const cell = cells.find(({ stage }) => stage === first);
  if (!cell) return;
  drawing.addFlow({
    id: 'flow_start',
    from: 'start',
    to: `stage_${cell.stage}`,
    points: [
      { x: box.x + eventSize, y: middle },
      { x: cell.x, y: lane(cell.row) + laneMiddle },
    ],
  });
}
