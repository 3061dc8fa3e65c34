import type { EntityManager } from 'typeorm';
import { awardState, readEvaluation } from '../../database/evaluation';
import type { FullAct } from '../../database/given';
import { tenderActions } from '../../database/tender-facts';

/** The bids that an action may choose, where the law leaves fewer than there are candidates; undefined: all of them. */
export async function eligibleBids(
  manager: EntityManager,
  caseId: string,
  acts: readonly FullAct[],
  action: string,
): Promise<readonly string[] | undefined> {
  if (action !== tenderActions.award) return undefined;
  const evaluation = await readEvaluation(manager, caseId);
  return evaluation ? awardState(acts, evaluation.result).eligible : [];
}
