import { dashboardSchema, stageTimesQuery, stageTimesSchema, throughputQuery, throughputSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { dashboard } from './dashboard';
import { stageTimes } from './stage-times';
import { throughput } from './throughput';

const mustOversee = (me: SignedIn): void => {
  if (!me.ability.can('read', 'Dashboard')) throw refuse.notAllowed();
};

/** How things stand, for those who oversee many cases. */
export const dashboardRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/dashboard',
    summary: 'How the cases and tasks of one’s remit stand, each number with the list that it counts',
    access: 'session',
    response: dashboardSchema,
    handler({ me }) {
      mustOversee(me);
      return dashboard(deps, me);
    },
  }),
  route({
    method: 'get',
    path: '/dashboard/throughput',
    summary: 'Cases opened, ended and awarded in each of the last weeks or months',
    access: 'session',
    query: throughputQuery,
    response: throughputSchema,
    handler({ me, query }) {
      mustOversee(me);
      return throughput(deps, me, query);
    },
  }),
  route({
    method: 'get',
    path: '/dashboard/stage-times',
    summary: 'How long stages took, against what the definition allows',
    access: 'session',
    query: stageTimesQuery,
    response: stageTimesSchema,
    handler({ me, query }) {
      mustOversee(me);
      return stageTimes(deps, me, query);
    },
  }),
];
