import { IsNull } from 'typeorm';
import { rows } from '../../database/database';
import { committeeOf } from '../../definitions/language';
import { foundPage } from '../access/found-page';
import { mayRead } from '../access/may-read';
import { actingParties } from '../access/viewer-of';
import { readDefinition } from '../cases/case-access';
import { expertQuery, expertSchema, pageOf } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { committeePool } from './committee-pool';

/** Only who appoints the committee of a case looks for its members. @throws Refusal */
async function partiesOfCommittee(deps: ApiDependencies, me: SignedIn, caseId: string) {
  const { database } = deps;
  const row = await rows(database.read, 'case').findOneBy({ id: caseId });
  const parties = row ? await rows(database.read, 'party').findBy({ caseId, leftAt: IsNull() }) : [];
  if (!row || !mayRead(me.ability, 'Case', row, parties)) throw refuse.notFound();
  const committee = committeeOf(await readDefinition(deps, row.definitionId));
  const mine = actingParties(me, parties);
  if (!committee || !mine.some(({ role }) => committee.appointedBy.includes(role))) throw refuse.notAllowed();
  return { row, parties };
}

/** Who may be called into the committee of a case. */
export const expertRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/experts',
    summary: 'Experts and representatives for the committee of a case, with what speaks against them',
    access: 'session',
    query: expertQuery,
    response: pageOf(expertSchema),
    async handler({ me, query }) {
      const { row, parties } = await partiesOfCommittee(deps, me, query.caseId);
      const found = await committeePool(deps, me, row, parties);
      const q = query.q?.trim() ?? '';
      const listed = found.filter(({ name, employer }) => name.includes(q) || employer.includes(q));
      return foundPage(listed, ({ name, userId, kind }) => `${name} ${userId} ${kind}`, query);
    },
  }),
];
