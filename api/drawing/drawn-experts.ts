import { barredFrom, callOf, callRows, lastDraw, peopleBehind } from '../../database/draws';
import { dateOf } from '../../domain/calendar';
import { dueCalls } from '../../domain/drawing/calls';
import type { ApiDependencies } from '../http/dependencies';
import { secretOf } from './open-draw';

/** Whom a draw has brought, by the ids of their accounts. */
export interface DrawnExperts {
  /** In their seats: of these a committee is formed. */
  readonly seated: readonly string[];
  /** Behind them, for a member who must be replaced, the next of each speciality in the drawn order. */
  readonly next: readonly string[];
}

/** The experts of the last draw of a case, nobody while it goes on; undefined for a case without a draw. */
export async function drawnExperts(deps: ApiDependencies, caseId: string): Promise<DrawnExperts | undefined> {
  const { database } = deps;
  const draw = await lastDraw(database.read, caseId);
  if (!draw) return undefined;
  if (draw.state !== 'seated') return { seated: [], next: [] };
  const calls = await callRows(database.read, draw.id);
  const { list, drawnOrder } = draw;
  const secret = await secretOf(deps, draw);
  const barred = await barredFrom(database.read, secret, dateOf(deps.clock.now()));
  const further = {
    requests: list.requests.map((request) => ({ ...request, number: request.number + 1 })),
    candidates: list.candidates.filter(({ person }) => !barred.has(person)),
  };
  const next = dueCalls(further, drawnOrder ?? [], calls.map(callOf));
  const seated = calls.filter(({ seatedAt }) => seatedAt !== null);
  const people = await peopleBehind(
    database.read,
    secret,
    [...seated, ...next].map(({ person }) => person),
  );
  const idsOf = (drawn: readonly { readonly person: string }[]) =>
    drawn.flatMap(({ person }) => people.get(person) ?? []);
  return { seated: idsOf(seated), next: idsOf(next) };
}
