import { straight, type Drawing } from './drawing';
import { below } from './label';
import { eventSize, sheet } from './measures';
import type { Plan } from './plan';

/** What may end the case at any time stands in a row of its own. */
export function drawAnytime({ definition, language, cells, bottom }: Plan, drawing: Drawing): void {
  let x = sheet.left;
  const y = bottom(cells.at(-1)?.row ?? 0) + 24;
  for (const [name, { effect, title }] of Object.entries(definition.anytime)) {
    if (!effect || !('terminates' in effect)) continue;
    const start = { x: x + 36, y: y + 34, width: eventSize, height: eventSize };
    const end = { x: x + 176, y: y + 34, width: eventSize, height: eventSize };
    const closing = definition.closings[effect.terminates];
    const [from, to] = [`start_${name}`, drawing.endId(effect.terminates, name)];
    drawing.addNode({
      id: `anytime_${name}`,
      kind: 'anytime',
      name: language === 'zh' ? '随时' : 'At any time',
      box: { x, y, width: 250, height: 100 },
      inside: [
        { id: from, kind: 'start', name: title[language], box: start, label: below(start) },
        {
          id: to,
          kind: 'end',
          name: closing?.title[language] ?? effect.terminates,
          box: end,
          label: below(end),
          outcome: closing?.outcome ?? 'neutral',
        },
      ],
      insideFlows: [
        { id: `flow_${name}`, from, to, points: straight(start.x + eventSize, end.x, y + 34 + eventSize / 2) },
      ],
    });
    x += 270;
  }
}
