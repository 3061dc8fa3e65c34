import { In, type EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { AbsenceRow } from '../../database/rows';
import type { Absence, PlatformRole } from '../contract';

const stateOf = ({ startsAt, endsAt, recalledAt }: AbsenceRow, now: string): Absence['state'] => {
  if (recalledAt !== null) return 'recalled';
  if (endsAt <= now) return 'over';
  return startsAt <= now ? 'now' : 'coming';
};

/** Absences as people read them. `mayRecall` says of each whether the viewer may end it. */
export async function absencesFor(
  manager: EntityManager,
  found: readonly AbsenceRow[],
  now: string,
  mayRecall: (row: AbsenceRow) => boolean,
): Promise<Absence[]> {
  if (found.length === 0) return [];
  const ids = found.flatMap(({ userId, substituteId, setBy }) => [userId, substituteId, setBy]);
  const people = new Map((await rows(manager, 'user').findBy({ id: In(ids) })).map(({ id, name }) => [id, name]));
  const bodies = await bodyNames(
    manager,
    found.map(({ bodyId }) => bodyId),
  );
  const person = (id: string) => ({ id, name: people.get(id) ?? id });
  return found.map((row) => {
    const state = stateOf(row, now);
    return {
      id: row.id,
      user: person(row.userId),
      role: row.role as PlatformRole, // of a membership
      body: { id: row.bodyId, name: bodies.get(row.bodyId) ?? row.bodyId },
      substitute: person(row.substituteId),
      from: row.firstDay,
      to: row.lastDay,
      state,
      ...(row.setBy !== row.userId && { setBy: person(row.setBy) }),
      setAt: row.setAt,
      mayRecall: (state === 'coming' || state === 'now') && mayRecall(row),
    };
  });
}
