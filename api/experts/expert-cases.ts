import { In, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import { personRole, text } from '../../definitions/language';
import { mayRead } from '../access/may-read';
import type { AppAbility, ExpertFile } from '../contract';

const shown = 100;

/**
 * The cases that decide, or have decided, about an expert, the newest first: those that the reader may open. That one is
 * under way at all is the business of the office and of the expert.
 */
export async function expertCases(
  manager: EntityManager,
  ability: AppAbility,
  userId: string,
): Promise<ExpertFile['cases']> {
  const found = await rows(manager, 'party').findBy({ userId });
  const cases = await rows(manager, 'case').find({
    where: { id: In(found.map(({ caseId }) => caseId)) },
    order: { openedAt: 'DESC', id: 'DESC' },
  });
  const about: ExpertFile['cases'] = [];
  for (const row of cases) {
    const { id, definitionId, openedAt, closing, stage } = row;
    if (
      !mayRead(
        ability,
        'Case',
        row,
        found.filter(({ caseId }) => caseId === id),
      )
    )
      continue;
    const definition = await definitionOf(manager, definitionId);
    const role = personRole(definition);
    if (role === undefined || !found.some((party) => party.caseId === id && party.role === role)) continue;
    const stands = closing === null ? definition.stages[stage]?.title : definition.closings[closing]?.title;
    about.push({
      id,
      processTitle: definition.title,
      openedAt,
      stands: stands ?? text(stage, stage),
      isOpen: closing === null,
    });
    if (about.length === shown) break;
  }
  return about;
}
