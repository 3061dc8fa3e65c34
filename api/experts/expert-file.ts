import { In, type EntityManager } from 'typeorm';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { ExpertRow } from '../../database/rows';
import type { ExpertFile, RegisteredExpert } from '../contract';
import type { SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { expertCases } from './expert-cases';

/** Rows of the register as they are shown, with name and employers from the accounts. */
export async function registered(manager: EntityManager, found: readonly ExpertRow[]): Promise<RegisteredExpert[]> {
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const users = await rows(manager, 'user').findBy({ id: In(ids) });
  const memberships = await rows(manager, 'membership').findBy({ userId: In(ids), role: 'expert' });
  const names = await bodyNames(
    manager,
    memberships.map(({ bodyId }) => bodyId),
  );
  return found.map(({ id, specialities, region, title, state, suspendedUntil, since, origin, name, employer }) => ({
    id,
    name: name ?? users.find((user) => user.id === id)?.name ?? id,
    employers:
      origin === null
        ? memberships.flatMap(({ userId, bodyId }) =>
            userId === id ? [{ id: bodyId, name: names.get(bodyId) ?? bodyId }] : [],
          )
        : [{ id: origin, name: employer ?? '' }],
    ...(origin !== null && { origin }),
    specialities,
    region,
    title,
    state,
    ...(suspendedUntil !== null && { suspendedUntil }),
    since,
  }));
}

/**
 * All that the register holds of an expert, or of somebody who could become one, for who keeps it.
 * @throws Refusal NotFound
 */
export async function expertFile(
  manager: EntityManager,
  { ability }: Pick<SignedIn, 'ability'>,
  id: string,
): Promise<ExpertFile> {
  const user = await rows(manager, 'user').findOneBy({ id });
  const mayBecome = await rows(manager, 'membership').existsBy({ userId: id, role: 'expert' });
  const row = await rows(manager, 'expert').findOneBy({ id });
  const name = row?.name ?? user?.name;
  // MySQL finds somebody in other letters too, under which nothing that is noted would be theirs
  const isExact = [user, row].every((one) => one === null || one.id === id);
  if (name === undefined || !isExact || !(mayBecome || row)) throw refuse.notFound();
  const [expert] = await registered(manager, row ? [row] : []);
  const events = await rows(manager, 'expertEvent').find({ where: { userId: id }, order: { id: 'DESC' } });
  const deciders = await rows(manager, 'user').findBy({ id: In(events.map(({ decidedBy }) => decidedBy)) });
  const ties = await rows(manager, 'expertTie').find({ where: { userId: id }, order: { notedAt: 'DESC', id: 'ASC' } });
  const bodies = await bodyNames(
    manager,
    ties.map(({ bodyId }) => bodyId),
  );
  return {
    ...(expert && { expert }),
    name,
    history: events.map(({ kind, at, decidedBy, caseId, content }) => ({
      kind,
      at,
      by: { id: decidedBy, name: deciders.find((one) => one.id === decidedBy)?.name ?? decidedBy },
      ...(caseId !== null && { caseId }),
      content,
    })),
    cases: await expertCases(manager, ability, id),
    ties: ties.map(({ id: tie, kind, bodyId, until, notedAt }) => ({
      id: tie,
      kind,
      body: { id: bodyId, name: bodies.get(bodyId) ?? bodyId },
      ...(until !== null && { until }),
      notedAt,
    })),
  };
}

/** What the register holds of the person who asks; who decided is not named. @throws Refusal NotAllowed */
export async function ownExpertFile(manager: EntityManager, me: SignedIn): Promise<ExpertFile> {
  if (me.membership.role !== 'expert') throw refuse.notAllowed();
  const file = await expertFile(manager, me, me.user.id);
  return { ...file, history: file.history.map(({ by: _, ...rest }) => rest) };
}
