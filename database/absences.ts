import { IsNull, LessThanOrEqual, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { rows } from './database';
import type { AbsenceRow } from './rows';

/** A person's role at a body: what somebody is absent from, and what another stands in for. */
export interface Post {
  readonly bodyId: string;
  readonly role: string;
}

/** Absences that last at that instant of the platform's clock. */
export const lastingAt = (at: string): FindOptionsWhere<AbsenceRow> => ({
  startsAt: LessThanOrEqual(at),
  endsAt: MoreThan(at),
  recalledAt: IsNull(),
});

/** Whom a person stands in for at that instant, in the role at the body in which they act. */
export async function standsInFor(
  manager: EntityManager,
  userId: string,
  { bodyId, role }: Post,
  at: string,
): Promise<string[]> {
  const found = await rows(manager, 'absence').findBy({ ...lastingAt(at), substituteId: userId, bodyId, role });
  return [...new Set(found.map((row) => row.userId))];
}
