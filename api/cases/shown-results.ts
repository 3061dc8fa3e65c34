import { rows } from '../../database/database';
import { tenderStages } from '../../database/tender-facts';
import type { CaseView } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import type { OpenedCase } from './case-access';
import { sightOfResult } from './evaluation-view';

/** Which results the person may ask for: a page asks for nothing that is not there. */
export async function shownResults(
  { database: { read } }: ApiDependencies,
  opened: OpenedCase,
): Promise<Pick<CaseView, 'hasDraw' | 'hasResult'>> {
  const { definition, state, viewer, row } = opened;
  const hasBeen = (stage: string) => state.visits.some((visit) => visit.stage === stage);
  const isReader = definition.readers.some((role) => viewer.roles.includes(role));
  const draws = Object.entries(definition.stages).some(([stage, { avoidance }]) => avoidance && hasBeen(stage));
  const hasDraw = isReader && draws && (await rows(read, 'draw').existsBy({ caseId: row.id }));
  const mayBeEvaluated = hasBeen(tenderStages.evaluation) && sightOfResult(opened) !== 'none';
  const hasResult = mayBeEvaluated && (await rows(read, 'evaluation').existsBy({ caseId: row.id }));
  return { ...(hasDraw && { hasDraw: true as const }), ...(hasResult && { hasResult: true as const }) };
}
