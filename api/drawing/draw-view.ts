import { callOf, lastDraw } from '../../database/draws';
import { openCase } from '../cases/case-access';
import type { DrawView } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { openedDraw, seatCodeOf, secretOf } from './open-draw';

/**
 * The last draw of a case for those who read its file: under the names of the draw, so that it tells nobody's. While
 * calls are open only their number is told: with the moment of each, who follows the telephones could learn who it is.
 * @throws Refusal NotFound when there is none, or for who does not read the file
 */
export async function viewDraw(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<DrawView> {
  const { definition, state, viewer, mine } = await openCase(deps, me, caseId);
  const row = await lastDraw(deps.database.read, caseId);
  if (!row || !definition.readers.some((role) => viewer.roles.includes(role))) throw refuse.notFound();
  const { contributions, calls } = await openedDraw(deps, row, state);
  const isOver = row.endedAt !== null;
  const isCentre = mine.some(({ role }) => role === 'centre');
  return {
    visit: row.visit,
    state: row.state,
    listHash: row.listHash,
    fixedAt: row.fixedAt,
    seatAt: row.seatAt,
    place: row.place,
    ...(row.revealUntil !== null && { revealUntil: row.revealUntil }),
    ...(row.drawnAt !== null && { drawnAt: row.drawnAt }),
    ...(row.endedAt !== null && { endedAt: row.endedAt }),
    list: structuredClone(row.list) as DrawView['list'],
    contributions: structuredClone(contributions) as DrawView['contributions'],
    ...(row.seed !== null && { seed: row.seed }),
    ...(row.drawnOrder !== null && { order: row.drawnOrder }),
    calls: isOver ? calls.map(callOf) : [],
    seated: calls.filter(({ seatedAt }) => seatedAt !== null).length,
    ...(isCentre && row.state === 'calling' && { seatCode: seatCodeOf(await secretOf(deps, row)) }),
  };
}
