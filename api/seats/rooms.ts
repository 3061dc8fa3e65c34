import { randomUUID } from 'node:crypto';
import { In, IsNull, LessThan, MoreThan } from 'typeorm';
import type { z } from 'zod';
import { bodyNames } from '../../database/body-names';
import { insertRow, rows } from '../../database/database';
import type { RoomRow } from '../../database/rows';
import type { Room, roomInputSchema, RoomBookings } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { roomCode } from './room-code';

/** @throws Refusal NotAllowed for who is no centre */
function mustBeCentre({ membership }: SignedIn): void {
  if (membership.role !== 'centre') throw refuse.notAllowed();
}

/** The rooms of one's own centre, and those that others share. @throws Refusal NotAllowed */
export async function listRooms({ database: { read } }: ApiDependencies, me: SignedIn): Promise<Room[]> {
  mustBeCentre(me);
  const own = me.membership.body.id;
  const found = await rows(read, 'room').find({
    where: [{ bodyId: own }, { shared: true, active: true }],
    order: { name: 'ASC', id: 'ASC' },
  });
  const names = await bodyNames(
    read,
    found.map(({ bodyId }) => bodyId),
  );
  return found.map(({ bodyId, ...room }) => ({
    ...room,
    centre: { id: bodyId, name: names.get(bodyId) ?? bodyId },
    isOwn: bodyId === own,
  }));
}

/** Adds a room to one's own centre, or changes one. @throws Refusal NotAllowed, NotFound */
export async function saveRoom(
  { database }: ApiDependencies,
  me: SignedIn,
  id: string | undefined,
  input: z.output<typeof roomInputSchema>,
): Promise<void> {
  mustBeCentre(me);
  const bodyId = me.membership.body.id;
  await database.write(async (tx) => {
    if (id === undefined) return insertRow(tx, 'room', { ...input, id: randomUUID(), bodyId });
    const { affected } = await rows(tx, 'room').update({ id, bodyId }, input);
    if (!affected) throw refuse.notFound();
  });
}

/** What is booked in the rooms of one's own centre between two instants. @throws Refusal NotAllowed */
export async function roomBookings(
  { database: { read } }: ApiDependencies,
  me: SignedIn,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<RoomBookings> {
  mustBeCentre(me);
  const rooms: RoomRow[] = await rows(read, 'room').findBy({ bodyId: me.membership.body.id });
  const seats = await rows(read, 'seat').find({
    where: {
      roomId: In(rooms.map(({ id }) => id)),
      cancelledAt: IsNull(),
      fromAt: LessThan(to),
      untilAt: MoreThan(from),
    },
    order: { fromAt: 'ASC', seat: 'ASC' },
  });
  const cases = await rows(read, 'case').findBy({ id: In(seats.map(({ caseId }) => caseId)) });
  const names = await bodyNames(
    read,
    seats.map(({ bookedBy }) => bookedBy),
  );
  const items = new Map<string, RoomBookings['items'][number]>();
  for (const { roomId, caseId, fromAt, untilAt, seat, bookedBy } of seats) {
    const key = [roomId, caseId, fromAt, untilAt].join(' ');
    const known = items.get(key);
    if (known) known.seats.push(seat);
    const room = rooms.find(({ id }) => id === roomId);
    const row = cases.find(({ id }) => id === caseId);
    if (known || !room || !row) continue;
    items.set(key, {
      room: { id: roomId, name: room.name },
      caseId,
      bookedBy: { id: bookedBy, name: names.get(bookedBy) ?? bookedBy },
      ...{ from: fromAt, until: untilAt, seats: [seat], code: roomCode(row, roomId) },
    });
  }
  return { items: [...items.values()] };
}
