import {
  correctedSchema,
  correctionSchema,
  decideIncidentsSchema,
  incidentQuery,
  incidentResultsSchema,
  incidentSchema,
  pageOf,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { correctIncident } from './correct-input';
import { decideIncidents } from './decide-incidents';
import { listIncidents } from './incident-list';

/** What keeps failing, and what operators do about it. */
export const incidentRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/incidents',
    summary: 'What keeps failing, of cases, messages and the exchange, the oldest first (operators)',
    access: 'session',
    query: incidentQuery,
    response: pageOf(incidentSchema),
    handler: ({ me, query }) => listIncidents(deps, me, query),
  }),
  route({
    method: 'post',
    path: '/incidents/decisions',
    summary: 'Tries incidents again, skips them or proposes to, or closes them, with a result for each (operators)',
    access: 'session',
    body: decideIncidentsSchema,
    response: incidentResultsSchema,
    handler: ({ me, body }) => decideIncidents(deps, me, body),
  }),
  route({
    method: 'post',
    path: '/incidents/corrections',
    summary: 'Corrects an input because of which something keeps failing, and tries it again (operators)',
    access: 'session',
    body: correctionSchema,
    response: correctedSchema,
    handler: ({ me, body }) => correctIncident(deps, me, body),
  }),
];
