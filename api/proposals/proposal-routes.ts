import { rows } from '../../database/database';
import { accessibleBy } from '../access/accessible-by';
import { keysetPage } from '../access/keyset-page';
import { mayRead } from '../access/may-read';
import {
  pageOf,
  proposalQuery,
  proposalSchema,
  proposalViewSchema,
  refusalSchema,
  type ProposalView,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { decideProposal, type Decision } from './decide';
import { kinds } from './kinds';
import { proposalsFor } from './proposal-views';

/** @throws Refusal `NotFound`, also where it is not visible */
async function viewProposal(deps: ApiDependencies, me: SignedIn, id: string): Promise<ProposalView> {
  const { read } = deps.database;
  const row = await rows(read, 'proposal').findOneBy({ id });
  if (!row || !(row.proposedBy === me.user.id || mayRead(me.ability, 'Proposal', row))) throw refuse.notFound();
  const [shown] = await proposalsFor(read, me, [row], deps.clock.now());
  if (!shown) throw refuse.notFound();
  return { ...shown, ...(await kinds[row.kind].view(deps, row)) };
}

/** What waits for a second person, and what became of it. */
export function proposalRoutes(deps: ApiDependencies): Route[] {
  const decide = async (me: SignedIn, id: string, decision: Decision): Promise<ProposalView> => {
    await decideProposal(deps, me, id, decision);
    return viewProposal(deps, me, id);
  };
  return [
    route({
      method: 'get',
      path: '/proposals',
      summary: 'What needs a second person, newest first',
      access: 'session',
      query: proposalQuery,
      response: pageOf(proposalSchema),
      async handler({ me, query: { state, kind, subject, ...page } }) {
        const { read } = deps.database;
        const query = rows(read, 'proposal').createQueryBuilder('row');
        accessibleBy(me.ability, 'read', 'Proposal', query);
        if (state) query.andWhere('row.state = :state', { state });
        if (kind) query.andWhere('row.kind = :kind', { kind });
        if (subject) query.andWhere('row.subject = :subject', { subject });
        const { items, next } = await keysetPage(query, { column: 'proposedAt', direction: 'DESC' }, page);
        return { items: await proposalsFor(read, me, items, deps.clock.now()), next };
      },
    }),
    route({
      method: 'get',
      path: '/proposals/:id',
      summary: 'A proposal with all that is to be looked at before one decides',
      access: 'session',
      response: proposalViewSchema,
      handler: ({ me, params }) => viewProposal(deps, me, params.id),
    }),
    route({
      method: 'post',
      path: '/proposals/:id/confirm',
      summary: 'Confirms what another person proposed: it takes effect',
      access: 'session',
      response: proposalViewSchema,
      handler: ({ me, params }) => decide(me, params.id, { state: 'confirmed' }),
    }),
    route({
      method: 'post',
      path: '/proposals/:id/refuse',
      summary: 'Refuses what another person proposed',
      access: 'session',
      body: refusalSchema,
      response: proposalViewSchema,
      handler: ({ me, params, body: { reason } }) => decide(me, params.id, { state: 'refused', reason }),
    }),
    route({
      method: 'post',
      path: '/proposals/:id/withdraw',
      summary: 'Takes back one’s own proposal',
      access: 'session',
      response: proposalViewSchema,
      handler: ({ me, params }) => decide(me, params.id, { state: 'withdrawn' }),
    }),
  ];
}
