import { In, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import { personRole, text } from '../../definitions/language';
import type { ExpertFile } from '../contract';

const shown = 100;

/** The cases that decide, or have decided, about an expert, the newest first. */
export async function expertCases(manager: EntityManager, userId: string): Promise<ExpertFile['cases']> {
  const found = await rows(manager, 'party').findBy({ userId });
  const cases = await rows(manager, 'case').find({
    where: { id: In(found.map(({ caseId }) => caseId)) },
    order: { openedAt: 'DESC', id: 'DESC' },
  });
  const about: ExpertFile['cases'] = [];
  for (const { id, definitionId, openedAt, closing, stage } of cases) {
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
