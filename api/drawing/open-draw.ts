import { actsOfVisit, callRows, contributionsOf } from '../../database/draws';
import type { DrawCallRow, DrawRow } from '../../database/rows';
import type { CaseState } from '../../definitions/language';
import type { Contribution } from '../../domain/drawing/draw-record';
import { drawFormat } from '../../domain/drawing/draw-list';
import { secretOfDraw } from '../../domain/drawing/draw-secret';
import { sha256 } from '../../domain/hash';
import type { ApiDependencies } from '../http/dependencies';

/** A draw with what its parties have contributed so far, and whom it has called. */
export interface OpenedDraw {
  readonly row: DrawRow;
  readonly contributions: readonly Contribution[];
  readonly calls: readonly DrawCallRow[];
}

/** Reads all that belongs to a draw of a case. */
export async function openedDraw(
  { database }: Pick<ApiDependencies, 'database'>,
  row: DrawRow,
  state: CaseState,
): Promise<OpenedDraw> {
  const acts = await actsOfVisit(database.read, row.caseId, state, row.visit);
  return { row, contributions: contributionsOf(acts), calls: await callRows(database.read, row.id) };
}

/** The secret of a draw. @throws Error when the platform's key is not the one that the draw was begun with */
export const secretOf = (
  { signer }: Pick<ApiDependencies, 'signer'>,
  draw: Pick<DrawRow, 'id' | 'secretHash'>,
): Promise<string> => secretOfDraw((text) => signer.sign(text), draw);

/** What experts enter at their seats: eight digits, known in the room only. */
export const seatCodeOf = (secret: string): string =>
  String(BigInt(`0x${sha256(`${drawFormat} seat ${secret}`)}`) % 100_000_000n).padStart(8, '0');
