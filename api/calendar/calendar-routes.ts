import { z } from 'zod';
import { calendarChangeSchema, calendarQuery, calendarYearSchema, idSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { proposeCalendar } from './calendar-proposals';
import { calendarYear } from './calendar-year';

/** The working days by which limits are counted, and how the administration changes them. */
export const calendarRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/calendar',
    summary: 'Days off and make-up working days of a year',
    access: 'session',
    query: calendarQuery,
    response: calendarYearSchema,
    handler: ({ query }) => calendarYear(deps, query.year),
  }),
  route({
    method: 'post',
    path: '/calendar',
    summary: 'Proposes days of the calendar, or a year; a second person confirms it',
    access: 'session',
    body: calendarChangeSchema,
    response: z.object({ proposalId: idSchema }),
    status: 201,
    handler: async ({ me, body }) => ({ proposalId: await proposeCalendar(deps, me, body) }),
  }),
];
