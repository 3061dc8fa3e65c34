import { In } from 'typeorm';
import { standsInFor } from '../../database/absences';
import { rows } from '../../database/database';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

/** Whom the acting person stands in for now, in the role in which they act. */
export const peopleStoodInFor = ({ database, clock }: ApiDependencies, me: SignedIn): Promise<string[]> => {
  const { body, role } = me.membership;
  return standsInFor(database.read, me.user.id, { bodyId: body.id, role }, clock.now());
};

/**
 * The absent person whose task this is, where the acting person stands in for them: both go on record. Undefined where
 * the act is the person's own.
 */
export async function absentHolder(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { action, about }: { readonly action: string; readonly about: string | undefined },
): Promise<string | undefined> {
  const people = await peopleStoodInFor(deps, me);
  if (people.length === 0) return undefined;
  const { body, role } = me.membership;
  const task = await rows(deps.database.read, 'task').findOneBy({
    ...{ caseId, action, bodyId: body.id, role, claimedBy: In(people) },
    ...(about !== undefined && { about }),
  });
  return task?.claimedBy ?? undefined;
}
