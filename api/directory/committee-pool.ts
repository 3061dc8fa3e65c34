import { In } from 'typeorm';
import type { z } from 'zod';
import { bodyNames } from '../../database/body-names';
import { rows } from '../../database/database';
import type { CaseRow, MembershipRow, PartyRow, UserRow } from '../../database/rows';
import {
  committeeOf,
  interestedRoles,
  isOfficeRole,
  opennessOf,
  seesParty,
  text,
  type CaseState,
  type Process,
} from '../../definitions/language';
import { dateOf } from '../../domain/calendar';
import { canBeDrawn } from '../../domain/drawing/expert-standing';
import { viewerOf } from '../access/viewer-of';
import { readDefinition } from '../cases/case-access';
import { drawnExperts } from '../drawing/drawn-experts';
import { giverOf } from '../cases/visible-form';
import type { expertSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

type Expert = z.infer<typeof expertSchema>;

/** Says that somebody should not be chosen, without telling which party it is. */
const avoid = text(
  '与本项目当事人有利害关系，应当回避',
  'has a connection with a party of this case and must stay out',
);

/** Who is in the register and may not evaluate now. */
const notInRegister = text(
  '已暂停或退出专家库，不能评标',
  'is suspended or has left the register and may not evaluate',
);

/**
 * The bodies whose people may not evaluate: those with an interest of their own, from when they are known, and the
 * offices of the case, whose staff watch over it (IR 46).
 */
function interestedIn(
  me: SignedIn,
  row: CaseRow,
  definition: Process,
  parties: readonly PartyRow[],
): ReadonlySet<string> {
  const viewer = viewerOf(me, parties);
  const openness = opennessOf(row.state as CaseState);
  const roles = interestedRoles(definition);
  const isKnown = (party: PartyRow) =>
    isOfficeRole(party.role) ||
    (roles.includes(party.role) && seesParty(definition, party.role, giverOf(party, party.since), viewer, openness));
  return new Set(parties.flatMap((party) => (party.bodyId !== null && isKnown(party) ? [party.bodyId] : [])));
}

/**
 * Everybody who may be called into the committee of a case, with what speaks against them: where experts were drawn,
 * only those who sit, and once there is a committee the next in the drawn order too.
 */
export async function committeePool(
  deps: ApiDependencies,
  me: SignedIn,
  row: CaseRow,
  parties: readonly PartyRow[],
): Promise<Expert[]> {
  const { database } = deps;
  const definition = await readDefinition(deps, row.definitionId);
  const committee = committeeOf(definition);
  if (!committee) return [];
  const interested = interestedIn(me, row, definition, parties);
  const represented = parties.find(({ role }) => role === committee.representatives)?.bodyId ?? '';
  const memberships = rows(database.read, 'membership');
  const drawn = await drawnExperts(deps, row.id);
  const isFormed = parties.some(({ role, leftAt }) => role === committee.role && leftAt === null);
  const callable = drawn && [...drawn.seated, ...(isFormed ? drawn.next : [])];
  const experts = await memberships.findBy({ role: committee.role });
  const pool = experts.filter(({ userId }) => callable?.includes(userId) ?? true);
  const own = await memberships.findBy({ role: committee.representatives, bodyId: represented });
  const ids = [...new Set([...pool, ...own].map((each) => each.userId))];
  if (ids.length === 0) return [];
  const people = await rows(database.read, 'user').findBy({ id: In(ids), active: true });
  const all = await memberships.findBy({ userId: In(ids) });
  const names = await bodyNames(
    database.read,
    [...pool, ...own].map((each) => each.bodyId),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  const today = dateOf(deps.clock.now());
  const registered = await rows(database.read, 'expert').findBy({ id: In(ids) });
  const barred = new Set(registered.filter((one) => !canBeDrawn(one, today)).map(({ id }) => id));
  const listed = (from: readonly MembershipRow[], kind: Expert['kind'], conflicts: (bodyId: string) => boolean) =>
    from.flatMap(({ userId, bodyId }): Expert[] => {
      const person: UserRow | undefined = byId.get(userId);
      if (!person) return [];
      const must = all.some((each) => each.userId === userId && conflicts(each.bodyId));
      const employer = names.get(bodyId) ?? bodyId;
      const against = must ? avoid : kind === 'expert' && barred.has(userId) ? notInRegister : undefined;
      return [{ userId, name: person.name, employer, kind, ...(against && { avoid: against }) }];
    });
  return [
    ...listed(pool, 'expert', (bodyId) => interested.has(bodyId)),
    ...listed(own, 'representative', (bodyId) => bodyId !== represented && interested.has(bodyId)),
  ];
}
