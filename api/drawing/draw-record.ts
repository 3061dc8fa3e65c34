import type { z } from 'zod';
import { rows } from '../../database/database';
import { callOf, peopleBehind } from '../../database/draws';
import type { CaseRow, DrawRow } from '../../database/rows';
import {
  committeeOf,
  opennessOf,
  seesParty,
  type CaseState,
  type Openness,
  type Process,
} from '../../definitions/language';
import { saltOf } from '../../domain/drawing/draw-list';
import type { LetOut } from '../../domain/drawing/draw-record';
import { In } from 'typeorm';
import { readDefinition } from '../cases/case-access';
import type { drawRecordsSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openedDraw, secretOf, type OpenedDraw } from './open-draw';

/** Whether the law has let the names of a committee out for everybody. */
export function areLetOut(definition: Process, openness: Openness, { drawnAt }: Pick<DrawRow, 'drawnAt'>): boolean {
  const role = committeeOf(definition)?.role;
  return (
    drawnAt !== null && role !== undefined && seesParty(definition, role, { at: drawnAt }, { roles: [] }, openness)
  );
}

/** Who was called, with what proves it. */
async function letOut(deps: ApiDependencies, { row, calls }: OpenedDraw): Promise<LetOut[]> {
  const secret = await secretOf(deps, row);
  const people = await peopleBehind(
    deps.database.read,
    secret,
    calls.map(({ person }) => person),
  );
  const users = await rows(deps.database.read, 'user').findBy({ id: In([...people.values()]) });
  return calls.flatMap(({ person }) => {
    const user = users.find(({ id }) => id === people.get(person));
    return user ? [{ person, salt: saltOf(secret, user.id), id: user.id, name: user.name }] : [];
  });
}

/**
 * What everybody may read of the draws of a case, each drawn one with all that is needed to draw it again; those that
 * came to nothing as well. Names are in it when the law lets them out.
 * @throws Refusal NotFound when nothing was drawn
 */
export async function drawRecords(deps: ApiDependencies, caseId: string): Promise<z.infer<typeof drawRecordsSchema>> {
  const { database } = deps;
  const found: CaseRow | null = await rows(database.read, 'case').findOneBy({ id: caseId });
  const drawn = await rows(database.read, 'draw').find({ where: { caseId }, order: { visit: 'ASC' } });
  const over = drawn.filter(({ seed, endedAt }) => seed !== null && endedAt !== null);
  if (!found || over.length === 0) throw refuse.notFound();
  const definition = await readDefinition(deps, found.definitionId);
  const state = found.state as CaseState;
  const openness = opennessOf(state);
  const draws = await Promise.all(
    over.map(async (row) => {
      const opened = await openedDraw(deps, row, state);
      return {
        list: row.list,
        contributions: [...opened.contributions],
        seed: row.seed ?? '',
        order: row.drawnOrder ?? [],
        calls: opened.calls.map(callOf),
        names: areLetOut(definition, openness, row) ? await letOut(deps, opened) : [],
      };
    }),
  );
  return { draws: draws.map((draw) => structuredClone(draw) as z.infer<typeof drawRecordsSchema>['draws'][number]) };
}
