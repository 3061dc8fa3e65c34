import { healthSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { runChecks } from './run-checks';

/** How every part of the platform is, looked at now. */
export const healthRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/health',
    summary: 'How every part of the platform is, since when, and what to do (operators)',
    access: 'session',
    response: healthSchema,
    handler({ me }) {
      if (!me.ability.can('read', 'Operations')) throw refuse.notAllowed();
      return runChecks(deps);
    },
  }),
];
