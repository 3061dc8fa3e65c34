import type { ApiParts } from '../server';
import { caseRoutes } from './routes';
import { countTasks } from './tasks';

/** Cases and tasks, as the server takes them in. */
export const caseParts: ApiParts = {
  routes: caseRoutes,
  countTasks: async (deps, me) => (await countTasks(deps, me)).mine,
};
