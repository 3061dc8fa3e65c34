import type { EntityManager } from 'typeorm';
import { counted, type Process, text } from '../../definitions/language';
import { rows } from '../../database/database';
import { tables } from '../../database/tables';
import type { SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';

/**
 * So many lots of one process may a body have in the first stage, where somebody has to look at each: six projects of
 * fifty lots. More would bury the work of others.
 */
export const mostInFirstStage = 300;

/**
 * Checks that the people of a body have not registered more than an office can look at. Part of the transaction that
 * registers; two of them at the same moment may pass the limit once, by one project.
 * @throws Refusal `Conflict` with the limit
 */
export async function refuseTooManyLots(
  tx: EntityManager,
  me: SignedIn,
  { process, start, stages }: Process,
  lots: number,
): Promise<void> {
  const waiting = await rows(tx, 'case')
    .createQueryBuilder('row')
    .innerJoin(tables.project.name, 'project', 'project.id = row.projectId')
    .where({ process, stage: start.first })
    .andWhere('row.closing IS NULL')
    .andWhere(`project.openedBy IN (SELECT user_id FROM ${tables.membership.name} WHERE body_id = :bodyId)`, {
      bodyId: me.membership.body.id,
    })
    .getCount();
  if (waiting + lots <= mostInFirstStage) return;
  const stage = stages[start.first]?.title ?? text(start.first, start.first);
  throw refuse.conflict(
    'Conflict',
    text(
      `贵单位已有 ${waiting} 个标段处于“${stage.zh}”环节，加上本次的 ${lots} 个将超过 ${mostInFirstStage} 个的上限。请待已登记的标段办理后再登记。`,
      `Your body has ${counted(waiting, 'lot')} in “${stage.en}”; with these ${lots} it would have more than ${mostInFirstStage}. Register them once the earlier ones have been dealt with.`,
    ),
  );
}
