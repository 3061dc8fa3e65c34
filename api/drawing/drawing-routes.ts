import { z } from 'zod';
import { drawRecordsSchema, drawViewSchema, invitationAnswerSchema, invitationSchema, seatSchema } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { drawRecords } from './draw-record';
import { viewDraw } from './draw-view';
import { answerInvitation, listInvitations, takeSeat } from './invitations';

/** Draws of experts: for who reads the case, for who is called, and for everybody. */
export const drawingRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/cases/:id/draw',
    summary: 'The last draw of experts of a case, under the names of the draw',
    access: 'session',
    response: drawViewSchema,
    handler: ({ me, params }) => viewDraw(deps, me, params.id),
  }),
  route({
    method: 'get',
    path: '/invitations',
    summary: 'Calls to the expert who asks',
    access: 'session',
    response: z.object({ items: z.array(invitationSchema) }),
    handler: async ({ me }) => ({ items: await listInvitations(deps, me) }),
  }),
  route({
    method: 'post',
    path: '/invitations/:id/answer',
    summary: 'Accepts or declines a call',
    access: 'session',
    body: invitationAnswerSchema,
    response: invitationSchema,
    handler: ({ me, params, body }) => answerInvitation(deps, me, params.id, body),
  }),
  route({
    method: 'post',
    path: '/invitations/:id/seat',
    summary: 'Signs in at the seat',
    access: 'session',
    body: seatSchema,
    response: invitationSchema,
    handler: ({ me, params, body }) => takeSeat(deps, me, params.id, body.code),
  }),
  route({
    method: 'get',
    path: '/public/draws/:id',
    summary: 'The draws of experts of a case, with all that is needed to draw again',
    access: 'public',
    response: drawRecordsSchema,
    handler: ({ params }) => drawRecords(deps, params.id),
  }),
];
