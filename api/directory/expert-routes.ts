import { IsNull } from 'typeorm';
import { z } from 'zod';
import { rows } from '../../database/database';
import { mayRead } from '../access/may-read';
import { actingParties } from '../access/viewer-of';
import { expertQuery, expertSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { committeePool } from './committee-pool';

/** Only the centre that is competent for a case puts its committee together. @throws Refusal */
async function partiesForCentre({ database }: ApiDependencies, me: SignedIn, caseId: string) {
  const row = await rows(database.read, 'case').findOneBy({ id: caseId });
  const parties = row ? await rows(database.read, 'party').findBy({ caseId, leftAt: IsNull() }) : [];
  if (!row || !mayRead(me.ability, 'Case', row, parties)) throw refuse.notFound();
  if (!actingParties(me, parties).some((party) => party.role === 'centre')) throw refuse.notAllowed();
  return { row, parties };
}

/** Whom the centre may call into the committee of a case. */
export const expertRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/experts',
    summary: 'Experts and representatives for the committee of a case, with what speaks against them',
    access: 'session',
    query: expertQuery,
    response: z.object({ items: z.array(expertSchema) }),
    async handler({ me, query }) {
      const { row, parties } = await partiesForCentre(deps, me, query.caseId);
      const found = await committeePool(deps, me, row, parties);
      const q = query.q?.trim() ?? '';
      const items = found.filter(({ name, employer }) => name.includes(q) || employer.includes(q));
      return { items: items.sort((a, b) => (a.name < b.name ? -1 : 1)) };
    },
  }),
];
