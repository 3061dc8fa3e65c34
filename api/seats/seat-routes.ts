import { z } from 'zod';
import {
  bookingQuery,
  caseSeatsSchema,
  roomBookingsSchema,
  roomInputSchema,
  roomSchema,
  seatCodeSchema,
  seatInputSchema,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { beat, bookSeats, caseSeats, releaseSeat, sitDown } from './case-seats';
import { listRooms, roomBookings, saveRoom } from './rooms';

const roomsSchema = z.object({ items: z.array(roomSchema) });

async function roomsAfter(deps: ApiDependencies, me: SignedIn, change: Promise<void>) {
  await change;
  return { items: await listRooms(deps, me) };
}

async function seatsAfter(deps: ApiDependencies, me: SignedIn, caseId: string, change: Promise<void>) {
  await change;
  return caseSeats(deps, me, caseId);
}

/** Rooms of centres, and the seats in them for one evaluation in several places. */
export const seatRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/rooms',
    summary: 'The rooms of one’s own centre, and those that others share',
    access: 'session',
    response: roomsSchema,
    handler: async ({ me }) => ({ items: await listRooms(deps, me) }),
  }),
  route({
    method: 'post',
    path: '/rooms',
    summary: 'Adds a room to one’s own centre',
    access: 'session',
    body: roomInputSchema,
    response: roomsSchema,
    handler: ({ me, body }) => roomsAfter(deps, me, saveRoom(deps, me, undefined, body)),
  }),
  route({
    method: 'put',
    path: '/rooms/:id',
    summary: 'Changes a room of one’s own centre',
    access: 'session',
    body: roomInputSchema,
    response: roomsSchema,
    handler: ({ me, params, body }) => roomsAfter(deps, me, saveRoom(deps, me, params.id, body)),
  }),
  route({
    method: 'get',
    path: '/rooms/bookings',
    summary: 'What is booked in the rooms of one’s own centre, with the codes of the rooms',
    access: 'session',
    query: bookingQuery,
    response: roomBookingsSchema,
    handler: ({ me, query }) => roomBookings(deps, me, query),
  }),
  route({
    method: 'get',
    path: '/cases/:id/seats',
    summary: 'The seats that are booked for the evaluation of a case, and who is present',
    access: 'session',
    response: caseSeatsSchema,
    handler: ({ me, params }) => caseSeats(deps, me, params.id),
  }),
  route({
    method: 'post',
    path: '/cases/:id/seats',
    summary: 'Books seats of a room for the evaluation of a case',
    access: 'session',
    body: seatInputSchema,
    response: caseSeatsSchema,
    handler: ({ me, params, body }) => seatsAfter(deps, me, params.id, bookSeats(deps, me, params.id, body)),
  }),
  route({
    method: 'delete',
    path: '/cases/:id/seats/:seat',
    summary: 'Gives a seat back in which nobody sits',
    access: 'session',
    response: caseSeatsSchema,
    handler: ({ me, params }) =>
      seatsAfter(deps, me, params.id, releaseSeat(deps, me, params.id, params.seat, 'cancel')),
  }),
  route({
    method: 'post',
    path: '/cases/:id/seats/:seat/free',
    summary: 'Lets whoever sits in a seat sign in at another',
    access: 'session',
    response: caseSeatsSchema,
    handler: ({ me, params }) => seatsAfter(deps, me, params.id, releaseSeat(deps, me, params.id, params.seat, 'free')),
  }),
  route({
    method: 'post',
    path: '/cases/:id/seats/:seat/sign-in',
    summary: 'Signs in at a seat, with the code of the room',
    access: 'session',
    body: seatCodeSchema,
    response: caseSeatsSchema,
    handler: ({ me, params, body }) =>
      seatsAfter(deps, me, params.id, sitDown(deps, me, params.id, params.seat, body.code)),
  }),
  route({
    method: 'post',
    path: '/cases/:id/seat-presence',
    summary: 'Says that one still sits at one’s seat',
    access: 'session',
    handler: ({ me, params }) => beat(deps, me, params.id),
  }),
];
