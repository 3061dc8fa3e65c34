import type { SelectQueryBuilder } from 'typeorm';
import type { Process } from '../../definitions/language';
import { rows } from '../../database/database';
import type { CaseRow } from '../../database/rows';
import type { ApiDependencies } from '../http/dependencies';
import { readDefinition } from './case-access';

/** Tells the stages of a definition that are meant. */
type StageTest = (definition: Process, stage: string) => boolean;

/** Whether bids that were sealed are opened when the deadline of the stage has passed. */
export const opensBids: StageTest = (definition, stage) =>
  Object.values(definition.stages[stage]?.actions ?? {}).some(
    ({ many, secretUntil }) => many === true && secretUntil !== undefined,
  );

/** Leaves in a query only cases that are in such a stage of their own definition. */
export async function inStages(
  deps: ApiDependencies,
  query: SelectQueryBuilder<CaseRow>,
  isMeant: StageTest,
): Promise<SelectQueryBuilder<CaseRow>> {
  const published = await rows(deps.database.read, 'definition').find({ select: { id: true } });
  const idsOf = new Map<string, string[]>();
  for (const { id } of published) {
    const definition = await readDefinition(deps, id);
    for (const stage of Object.keys(definition.stages).filter((each) => isMeant(definition, each))) {
      idsOf.set(stage, [...(idsOf.get(stage) ?? []), id]);
    }
  }
  // the same word may name another stage in another process
  const places = [...idsOf].map(([stage, ids], nth) => {
    query.setParameters({ [`stage${nth}`]: stage, [`definitions${nth}`]: ids });
    return `(row.stage = :stage${nth} AND row.definitionId IN (:...definitions${nth}))`;
  });
  return query.andWhere(places.length > 0 ? `(${places.join(' OR ')})` : '1 = 0');
}
