import type { ApiParts } from '../server';
import { caseRoutes } from './routes';
import { countMine } from './tasks';

/** Cases and tasks, as the server takes them in. */
export const caseParts: ApiParts = {
  routes: caseRoutes,
  countTasks: countMine,
};
