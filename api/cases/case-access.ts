import type { CaseState, Openness, Process, Viewer } from '../../definitions/language';
import { opennessOf } from '../../definitions/language';
import { EntityNotFoundError } from 'typeorm';
import { rows } from '../../database/database';
import { definitionOf } from '../../database/definitions';
import type { CaseRow, PartyRow } from '../../database/rows';
import { mayRead } from '../access/may-read';
import { actingParties, viewerOf } from '../access/viewer-of';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';

/** A case as one signed-in person meets it. */
export interface OpenedCase {
  readonly row: CaseRow;
  readonly definition: Process;
  readonly state: CaseState;
  readonly parties: readonly PartyRow[];
  /** The parties of the case that the person acts for now: their body in its role, or they themselves. */
  readonly mine: readonly PartyRow[];
  readonly viewer: Viewer;
  readonly openness: Openness;
}

/** The definition of that id. @throws Refusal NotFound */
export async function readDefinition({ database }: Pick<ApiDependencies, 'database'>, id: string): Promise<Process> {
  try {
    return await definitionOf(database.read, id);
  } catch (error) {
    if (error instanceof EntityNotFoundError) throw refuse.notFound();
    throw error;
  }
}

/**
 * Opens a case for a person. Who may not read it meets the same refusal as for a case that does not exist.
 * @throws Refusal NotFound
 */
export async function openCase(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<OpenedCase> {
  const row = await rows(deps.database.read, 'case').findOneBy({ id: caseId });
  // MySQL finds it in other letters too, under which what is kept with the case would be another's
  if (row?.id !== caseId || row.seq === 0) throw refuse.notFound();
  const parties = await rows(deps.database.read, 'party').findBy({ caseId });
  if (!mayRead(me.ability, 'Case', row, parties)) throw refuse.notFound();
  const definition = await readDefinition(deps, row.definitionId);
  const state = row.state as CaseState;
  const present = parties.filter((party) => party.leftAt === null);
  const mine = actingParties(me, parties);
  return { row, definition, state, parties, mine, viewer: viewerOf(me, present), openness: opennessOf(state) };
}
