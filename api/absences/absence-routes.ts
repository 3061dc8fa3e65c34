import { z } from 'zod';
import { rows } from '../../database/database';
import type { AbsenceRow, MembershipRow } from '../../database/rows';
import { accessibleBy } from '../access/accessible-by';
import {
  absenceInputSchema,
  absenceQuery,
  absencesSchema,
  substituteQuery,
  userRefSchema,
  type Absences,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { checkManages } from '../directory/user-rights';
import { absencesFor } from './absence-views';
import { recallAbsence, setAbsence, substitutesOf } from './set-absence';

/** The newest of a person, which is all that anybody looks at. */
const most = 20;

/** Who is absent, and who stands in for whom. */
export function absenceRoutes(deps: ApiDependencies): Route[] {
  const { read } = deps.database;

  /** Oneself, or somebody whose account one keeps. @throws Refusal `NotFound`, `NotAllowed` */
  const checkMayFor = async (me: SignedIn, userId: string): Promise<void> => {
    if (userId === me.user.id) return;
    const known = accessibleBy(me.ability, 'read', 'User', rows(read, 'user').createQueryBuilder('account'));
    if (!(await known.andWhere('account.id = :userId', { userId }).getExists())) throw refuse.notFound();
    checkManages(me, await rows(read, 'membership').findBy({ userId }));
  };

  const postOf = async (me: SignedIn, userId: string, membershipId: string): Promise<MembershipRow> => {
    await checkMayFor(me, userId);
    const post = await rows(read, 'membership').findOneBy({ id: membershipId, userId });
    if (!post) throw refuse.notFound();
    return post;
  };

  const listed = async (me: SignedIn, userId: string): Promise<Absences> => {
    await checkMayFor(me, userId);
    const found = await rows(read, 'absence').find({
      where: [{ userId }, { substituteId: userId }],
      order: { startsAt: 'DESC', id: 'DESC' },
      take: most,
    });
    const now = deps.clock.now();
    const mayRecall = (row: AbsenceRow) => row.userId === userId;
    const shown = await absencesFor(read, found, now, mayRecall);
    return {
      own: shown.filter(({ user }) => user.id === userId),
      standsIn: shown.filter(({ user, state }) => user.id !== userId && (state === 'now' || state === 'coming')),
    };
  };

  return [
    route({
      method: 'get',
      path: '/absences',
      summary: 'One’s own absences, or those of an account that one keeps, and for whom that person stands in',
      access: 'session',
      query: absenceQuery,
      response: absencesSchema,
      handler: ({ me, query }) => listed(me, query.userId ?? me.user.id),
    }),
    route({
      method: 'get',
      path: '/absences/substitutes',
      summary: 'Who may stand in: those with the same role at the same body',
      access: 'session',
      query: substituteQuery,
      response: z.object({ items: z.array(userRefSchema) }),
      async handler({ me, query: { userId = me.user.id, membershipId } }) {
        const people = await substitutesOf(read, await postOf(me, userId, membershipId));
        return { items: people.map(({ id, name }) => ({ id, name })) };
      },
    }),
    route({
      method: 'post',
      path: '/absences',
      summary: 'Sets an absence with who stands in; it ends by itself',
      access: 'session',
      body: absenceInputSchema,
      response: absencesSchema,
      status: 201,
      async handler({ me, body }) {
        const userId = body.userId ?? me.user.id;
        await setAbsence(deps, me, await postOf(me, userId, body.membershipId), body);
        return listed(me, userId);
      },
    }),
    route({
      method: 'post',
      path: '/absences/:id/recall',
      summary: 'Ends an absence before its time',
      access: 'session',
      response: absencesSchema,
      async handler({ me, params }) {
        const row = await rows(read, 'absence').findOneBy({ id: params.id });
        if (!row) throw refuse.notFound();
        await checkMayFor(me, row.userId);
        await recallAbsence(deps, me, row);
        return listed(me, row.userId);
      },
    }),
  ];
}
