import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import type { z } from 'zod';
import { bodyNames } from '../../database/body-names';
import { insertRow, insertRows, rows } from '../../database/database';
import type { SeatRow } from '../../database/rows';
import { committeeOf, isOfficeRole, seesParty, text } from '../../definitions/language';
import { tenderStages } from '../../database/tender-facts';
import { openCase, type OpenedCase } from '../cases/case-access';
import { giverOf } from '../cases/visible-form';
import type { CaseSeats, seatInputSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { checkRoomCode } from './check-room-code';
import { roomCode } from './room-code';

/** Real milliseconds after which somebody at a seat of whom nothing was heard is away. */
const presentMs = 90_000;
const hourMs = 3_600_000;
const longestHours = 72;

const isHere = ({ heardAt }: SeatRow): boolean => heardAt !== null && Date.now() - heardAt < presentMs;

/** Whether the evaluation is still to come or goes on. */
const goesOn = ({ state }: OpenedCase): boolean =>
  state.closing === undefined &&
  state.visits.findLast(({ stage }) => stage === tenderStages.evaluation)?.leftAt === undefined;

const conducts = (opened: OpenedCase): boolean => goesOn(opened) && opened.mine.some(({ role }) => role === 'centre');

const committeeRole = ({ definition }: OpenedCase): string => committeeOf(definition)?.role ?? '';

/** The person's own party on the committee. */
const ownMembership = (opened: OpenedCase, me: SignedIn) =>
  opened.mine.find(({ role, userId }) => role === committeeRole(opened) && userId === me.user.id);

/**
 * Whether the person is told where the committee sits: who keeps it, its members, and those who watch over the case. A
 * tenderer who knew the rooms could wait at their doors; bidders know nothing of it.
 */
const seesSeats = (opened: OpenedCase, me: SignedIn): boolean => {
  const isOffice = isOfficeRole(me.membership.role) && opened.viewer.roles.length > 0;
  return committeeRole(opened) !== '' && (isOffice || ownMembership(opened, me) !== undefined);
};

/** The seats that are booked for a case, as the person may see them. @throws Refusal NotFound */
export async function caseSeats(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<CaseSeats> {
  const { read } = deps.database;
  const opened = await openCase(deps, me, caseId);
  if (!seesSeats(opened, me)) throw refuse.notFound();
  const seats = await rows(read, 'seat').find({
    where: { caseId, cancelledAt: IsNull() },
    order: { roomId: 'ASC', seat: 'ASC', fromAt: 'ASC' },
  });
  const rooms = new Map((await rows(read, 'room').find()).map((room) => [room.id, room]));
  const centres = await bodyNames(
    read,
    [...rooms.values()].map(({ bodyId }) => bodyId),
  );
  const sitting = seats.flatMap(({ userId }) => userId ?? []);
  const people = await rows(read, 'user').findBy({ id: In(sitting) });
  const member = opened.parties.find(({ role }) => role === committeeRole(opened));
  const knows =
    member !== undefined &&
    seesParty(opened.definition, member.role, giverOf(member, member.since), opened.viewer, opened.openness);
  const shown = seats.flatMap((seat): CaseSeats['seats'] => {
    const room = rooms.get(seat.roomId);
    if (!room) return [];
    const isOwn = seat.userId === me.user.id;
    const name = people.find(({ id }) => id === seat.userId)?.name;
    return [
      {
        id: seat.id,
        room: { id: room.id, name: room.name, address: room.address },
        centre: { id: room.bodyId, name: centres.get(room.bodyId) ?? room.bodyId },
        seat: seat.seat,
        ...{ from: seat.fromAt, until: seat.untilAt, isTaken: seat.userId !== null, isOwn, gaps: seat.gaps },
        ...(name !== undefined && (knows || isOwn) && { name }),
        ...(seat.seatedAt !== null && { seatedAt: seat.seatedAt, isHere: isHere(seat) }),
        ...(seat.lastAt !== null && { lastAt: seat.lastAt }),
      },
    ];
  });
  const taken = seats.filter(({ seatedAt }) => seatedAt !== null);
  const away = [...new Set(taken.map(({ roomId }) => roomId))].filter((roomId) =>
    taken.every((seat) => seat.roomId !== roomId || !isHere(seat)),
  );
  return {
    seats: shown,
    sitesAway: goesOn(opened) ? away.flatMap((roomId) => rooms.get(roomId)?.name ?? []) : [],
    goesOn: goesOn(opened),
    mayBook: conducts(opened),
    maySit:
      goesOn(opened) && ownMembership(opened, me) !== undefined && !seats.some(({ userId }) => userId === me.user.id),
  };
}

const wrongSpan = text('应为整点，最长 72 小时。', 'It must be full hours, 72 at most.');
const noSeat = text('没有这个席位，或不向其他中心开放。', 'There is no such seat, or it is not shared.');
const alreadyBooked = text(
  '有席位在该时段已被预订，请另选。',
  'One of the seats is booked in that time: choose another.',
);
const isTaken = text('该席位已有人就座。', 'Somebody sits there already.');
const notNow = text('不在预订的时段内。', 'It is not within the time that is booked.');

/** The hours of a span, as rows keep them. @throws Refusal InvalidInput for a span that is none, or too long */
function hoursOf(from: string, until: string): string[] {
  const first = Date.parse(from);
  const count = (Date.parse(until) - first) / hourMs;
  // counted before they are written out: a span of centuries is millions of them
  if (count < 1 || count > longestHours) throw refuse.invalidField('until', 'wrongSpan', wrongSpan);
  return Array.from({ length: count }, (_, hour) => new Date(first + hour * hourMs).toISOString().slice(0, 13));
}

/**
 * Books seats of a room for the evaluation of a case. Each hour of a seat is a row that only one booking can have, so
 * that of two at the same moment one is refused.
 * @throws Refusal NotAllowed, InvalidInput; Conflict where a seat is booked already
 */
export async function bookSeats(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  { roomId, seats, from, until }: z.output<typeof seatInputSchema>,
): Promise<void> {
  const opened = await openCase(deps, me, caseId);
  if (!conducts(opened)) throw refuse.notAllowed();
  const hours = hoursOf(from, until);
  const { database, clock } = deps;
  const bookedBy = me.membership.body.id;
  const booked = [...new Set(seats)].map((seat): SeatRow => ({
    ...{ id: randomUUID(), caseId, roomId, seat, bookedBy, bookedAt: clock.now() },
    fromAt: new Date(from).toISOString(),
    untilAt: new Date(until).toISOString(),
    ...{ cancelledAt: null, userId: null, seatedAt: null, lastAt: null, heardAt: null, gaps: [] },
  }));
  try {
    await database.write(async (tx) => {
      const room = await rows(tx, 'room').findOneBy({ id: roomId, active: true });
      const isOpen = room !== null && (room.shared || room.bodyId === bookedBy);
      if (!isOpen || booked.some(({ seat }) => seat > room.seats))
        throw refuse.invalidField('roomId', 'noSeat', noSeat);
      for (const row of booked) {
        await insertRow(tx, 'seat', row);
        await insertRows(
          tx,
          'seatHour',
          hours.map((hour) => ({ roomId, seat: row.seat, hour, seatId: row.id })),
        );
      }
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse.conflict('Conflict', alreadyBooked) : error;
  }
}

async function ownSeat(deps: ApiDependencies, caseId: string, id: string): Promise<SeatRow> {
  const seat = await rows(deps.database.read, 'seat').findOneBy({ id, caseId, cancelledAt: IsNull() });
  if (!seat) throw refuse.notFound();
  return seat;
}

/** Gives a seat back in which nobody sits, or lets whoever sits there move. @throws Refusal NotAllowed, NotFound */
export async function releaseSeat(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  id: string,
  how: 'cancel' | 'free',
): Promise<void> {
  const opened = await openCase(deps, me, caseId);
  if (!conducts(opened)) throw refuse.notAllowed();
  await ownSeat(deps, caseId, id);
  await deps.database.write(async (tx) => {
    if (how === 'free') {
      // whoever comes next has missed nothing yet
      const free = { userId: null, seatedAt: null, lastAt: null, heardAt: null, gaps: [] };
      await rows(tx, 'seat').update({ id }, free);
      return;
    }
    const given = await rows(tx, 'seat').update({ id, userId: IsNull() }, { cancelledAt: deps.clock.now() });
    if (!given.affected) throw refuse.conflict('Conflict', isTaken);
    await rows(tx, 'seatHour').delete({ seatId: id });
  });
}

/**
 * A member of the committee signs in at a seat, with the code that hangs in the room.
 * @throws Refusal NotAllowed, NotFound, InvalidInput for another code, TooManyAttempts after some of them, Conflict where
 *   somebody sits or outside its time
 */
export async function sitDown(
  deps: ApiDependencies,
  me: SignedIn,
  caseId: string,
  id: string,
  code: string,
): Promise<void> {
  const opened = await openCase(deps, me, caseId);
  if (!goesOn(opened) || !ownMembership(opened, me)) throw refuse.notAllowed();
  const seat = await ownSeat(deps, caseId, id);
  const now = deps.clock.now();
  const expected = roomCode(opened.row, seat.roomId);
  await checkRoomCode(deps, me, { caseId, person: me.user.id, given: code, expected });
  if (now < seat.fromAt || now >= seat.untilAt) throw refuse.conflict('Conflict', notNow);
  try {
    const sat = await deps.database.write((tx) =>
      rows(tx, 'seat').update(
        { id, userId: IsNull(), cancelledAt: IsNull() },
        { userId: me.user.id, seatedAt: now, lastAt: now, heardAt: Date.now() },
      ),
    );
    if (!sat.affected) throw refuse.conflict('Conflict', isTaken);
  } catch (error) {
    throw isDuplicate(error) ? refuse.conflict('Conflict', isTaken) : error;
  }
}

/**
 * Notes that whoever sits there is present. Who comes back after their site dropped out finds everything as it was; the
 * time between is kept.
 * @throws Refusal NotFound for who sits nowhere
 */
export async function beat(deps: ApiDependencies, me: SignedIn, caseId: string): Promise<void> {
  await openCase(deps, me, caseId);
  const now = deps.clock.now();
  await deps.database.write(async (tx) => {
    const sitting = { caseId, userId: me.user.id, cancelledAt: IsNull() };
    const seat = await rows(tx, 'seat').findOneBy(sitting);
    if (!seat) throw refuse.notFound();
    const gaps = isHere(seat) || seat.lastAt === null ? seat.gaps : [...seat.gaps, { from: seat.lastAt, to: now }];
    // the centre may have let them move meanwhile: then it is another's seat
    await rows(tx, 'seat').update({ ...sitting, id: seat.id }, { lastAt: now, heardAt: Date.now(), gaps: [...gaps] });
  });
}
