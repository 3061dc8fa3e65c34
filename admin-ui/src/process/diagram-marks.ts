import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';

/** How an element of the diagram is marked. */
export type Mark = 'done' | 'current' | 'stopped';

/** What is shown on the diagram about a case. */
export interface DiagramMarks {
  /** By the id of the element: `stage_bidding`. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** The element the case stands at: the first of these that is drawn. */
  readonly at: readonly string[];
  readonly atMark: Mark;
  /** Its remaining time in words. */
  readonly note: string | undefined;
}

/** An end is drawn for each stage or action that leads to it: `end_failed`, then `end_failed_from_evaluation`. */
function endOf(definition: Process, stage: string, closing: string): readonly string[] {
  const byStage = Object.values(definition.stages[stage]?.ends ?? {}).includes(closing);
  const from = byStage
    ? [stage]
    : Object.entries(definition.anytime).flatMap(([name, { effect }]) =>
        effect && 'terminates' in effect && effect.terminates === closing ? [name] : [],
      );
  return [...from.map((name) => `end_${closing}_from_${name}`), `end_${closing}`];
}

/** Marks the stages that a case has passed, and where it stands now. */
export function marksOf(
  view: Pick<CaseView, 'visits' | 'stage' | 'closing' | 'suspendedAt'>,
  definition: Process,
  note?: string,
): DiagramMarks {
  const marks: Record<string, Mark> = {};
  for (const { stage, leftAt } of view.visits) if (leftAt) marks[`stage_${stage}`] = 'done';
  if (view.closing) marks[`stage_${view.stage}`] = 'done';
  return {
    marks,
    at: view.closing ? endOf(definition, view.stage, view.closing) : [`stage_${view.stage}`],
    atMark: view.suspendedAt ? 'stopped' : 'current',
    note,
  };
}
