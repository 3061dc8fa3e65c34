import { In, MoreThan } from 'typeorm';
import { rows } from '../../database/database';
import { callRows, lockDraw, nextNumber, personOf } from '../../database/draws';
import { putInOutbox } from '../../database/outbox';
import type { DrawCallRow, DrawRow } from '../../database/rows';
import { text } from '../../definitions/language';
import type { Invitation } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { deliverAll } from '../outbox/deliver-all';
import { checkRoomCode } from '../seats/check-room-code';
import { seatCodeOf, secretOf } from './open-draw';

/** Draws that are over are shown to their experts for so many days. */
const shownDays = 60;
/** So many of them are looked through; those that still call are all. */
const mostPast = 1000;
/** Real milliseconds that an answer waits for the case to hear of it. */
const patienceMs = 5000;

const over = text(
  '已不能答复：已过时限或已另行抽取。',
  'It can no longer be answered: the time is up, or others were called.',
);

interface OwnCall {
  readonly draw: DrawRow;
  readonly call: DrawCallRow;
}

/** @throws Refusal NotAllowed */
function mustBeExpert({ membership }: SignedIn): void {
  if (membership.role !== 'expert') throw refuse.notAllowed();
}

/** The calls to a person: found by what they are called in each draw, since no row names them. */
async function ownCalls(deps: ApiDependencies, me: SignedIn): Promise<OwnCall[]> {
  mustBeExpert(me);
  const { database, clock } = deps;
  const since = new Date(Date.parse(clock.now()) - shownDays * 86_400_000).toISOString();
  const draws = rows(database.read, 'draw');
  const order = { fixedAt: 'DESC' } as const;
  const calling = await draws.find({ where: { state: 'calling' }, order });
  const past = await draws.find({
    where: { state: In(['seated', 'tooFewExperts']), endedAt: MoreThan(since) },
    order,
    take: mostPast,
  });
  const found: OwnCall[] = [];
  for (const draw of [...calling, ...past].filter(({ seed }) => seed !== null)) {
    const person = personOf(await secretOf(deps, draw), me.user.id);
    const call = await rows(database.read, 'drawCall').findOneBy({ drawId: draw.id, person });
    if (call) found.push({ draw, call });
  }
  return found;
}

/** One call to a person. @throws Refusal NotFound for those to others as well */
async function ownCall(deps: ApiDependencies, me: SignedIn, id: string): Promise<OwnCall> {
  mustBeExpert(me);
  const { read } = deps.database;
  const call = await rows(read, 'drawCall').findOneBy({ id });
  if (!call) throw refuse.notFound();
  const draw = await rows(read, 'draw').findOneByOrFail({ id: call.drawId });
  if (call.person !== personOf(await secretOf(deps, draw), me.user.id)) throw refuse.notFound();
  return { draw, call };
}

const canAnswer = ({ draw, call }: OwnCall, now: string): boolean =>
  draw.state === 'calling' && (call.answer === null ? now < call.answerBy : call.answer === 'accepted');

const invitationOf = (own: OwnCall, now: string): Invitation => {
  const { draw, call } = own;
  return {
    id: call.id,
    speciality: call.speciality,
    // who is called when the others were to be there already has as long as there is to answer
    seatAt: call.calledAt >= draw.seatAt ? call.answerBy : draw.seatAt,
    place: draw.place,
    calledAt: call.calledAt,
    answerBy: call.answerBy,
    ...(call.answer !== null && { answer: call.answer }),
    ...(call.seatedAt !== null && { seatedAt: call.seatedAt }),
    isOpen: call.seatedAt === null && canAnswer(own, now),
  };
};

/**
 * The calls to the person who asks: of draws that still call, then of others, the newest first.
 * @throws Refusal NotAllowed
 */
export async function listInvitations(deps: ApiDependencies, me: SignedIn): Promise<Invitation[]> {
  return (await ownCalls(deps, me)).map((own) => invitationOf(own, deps.clock.now()));
}

/** Changes one's own call in a transaction and lets the case know. @throws Refusal NotFound, Conflict */
async function change(
  deps: ApiDependencies,
  me: SignedIn,
  id: string,
  to: (calls: readonly DrawCallRow[], now: string) => Partial<DrawCallRow>,
): Promise<Invitation> {
  const { database, clock } = deps;
  const { caseId, visit } = (await ownCall(deps, me, id)).draw;
  const now = clock.now();
  const noted = await database.write(async (tx) => {
    const draw = await lockDraw(tx, database.dialect, { caseId, visit });
    const call = await rows(tx, 'drawCall').findOneByOrFail({ id });
    if (!canAnswer({ draw, call }, now) || call.seatedAt !== null) throw refuse.conflict('Conflict', over);
    await rows(tx, 'drawCall').update({ id }, to(await callRows(tx, draw.id), now));
    return putInOutbox(tx, 'entriesChanged', [caseId]);
  });
  await deliverAll(deps, noted, patienceMs);
  return invitationOf(await ownCall(deps, me, id), now);
}

/** Accepts or declines; who has accepted may decline until they sit in their seat. */
export const answerInvitation = (
  deps: ApiDependencies,
  me: SignedIn,
  id: string,
  { answer, reason }: { readonly answer: 'accepted' | 'declined'; readonly reason?: string | undefined },
): Promise<Invitation> =>
  change(deps, me, id, (calls, now) => ({
    answer,
    reason: reason ?? null,
    answered: nextNumber(calls),
    answeredAt: now,
  }));

/**
 * Signs in at the seat, with the code that hangs in the room. A wrong one is put on record under the name that the person
 * has in the draw, which tells nobody who they are.
 * @throws Refusal InvalidInput for another code, TooManyAttempts after some of them
 */
export async function takeSeat(deps: ApiDependencies, me: SignedIn, id: string, code: string): Promise<Invitation> {
  const own = await ownCall(deps, me, id);
  if (own.call.answer !== 'accepted') throw refuse.conflict('Conflict', over);
  const { caseId } = own.draw;
  const expected = seatCodeOf(await secretOf(deps, own.draw));
  await checkRoomCode(deps, me, { caseId, person: own.call.person, given: code, expected });
  return change(deps, me, id, (_calls, now) => ({ seatedAt: now }));
}
