import { In, MoreThan, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { callRows, nextNumber, personOf } from '../../database/draws';
import { putInOutbox } from '../../database/outbox';
import type { DrawCallRow, DrawRow, OutboxRow } from '../../database/rows';
import { text } from '../../definitions/language';
import type { Invitation } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { deliverAll } from '../outbox/deliver-all';
import { seatCodeOf, secretOf } from './open-draw';

/** Draws that are over are shown to their experts for so many days. */
const shownDays = 60;
/** Real milliseconds that an answer waits for the case to hear of it. */
const patienceMs = 5000;

const over = text(
  '已不能答复：已过时限或已另行抽取。',
  'It can no longer be answered: the time is up, or others were called.',
);
const wrongCode = text('签到码不对。', 'This is not the code of the room.');

interface OwnCall {
  readonly draw: DrawRow;
  readonly call: DrawCallRow;
}

/** The calls to a person: found by what the person is called in each draw, since no row names them. */
async function ownCalls(deps: ApiDependencies, me: SignedIn): Promise<OwnCall[]> {
  if (me.membership.role !== 'expert') throw refuse.notAllowed();
  const { database, clock } = deps;
  const since = new Date(Date.parse(clock.now()) - shownDays * 86_400_000).toISOString();
  const draws = await rows(database.read, 'draw').find({
    where: [{ state: 'calling' }, { state: In(['seated', 'tooFewExperts']), endedAt: MoreThan(since) }],
    order: { fixedAt: 'DESC' },
    take: 1000,
  });
  const found: OwnCall[] = [];
  for (const draw of draws.filter(({ seed }) => seed !== null)) {
    const person = personOf(await secretOf(deps, draw), me.user.id);
    const call = await rows(database.read, 'drawCall').findOneBy({ drawId: draw.id, person });
    if (call) found.push({ draw, call });
  }
  return found;
}

const canAnswer = ({ draw, call }: OwnCall, now: string): boolean =>
  draw.state === 'calling' && (call.answer === null ? now < call.answerBy : call.answer === 'accepted');

const invitationOf = (own: OwnCall, now: string): Invitation => {
  const { draw, call } = own;
  return {
    id: call.id,
    speciality: call.speciality,
    seatAt: draw.seatAt,
    place: draw.place,
    calledAt: call.calledAt,
    answerBy: call.answerBy,
    ...(call.answer !== null && { answer: call.answer }),
    ...(call.seatedAt !== null && { seatedAt: call.seatedAt }),
    isOpen: call.seatedAt === null && canAnswer(own, now),
  };
};

/** The calls to the person who asks, the newest draw first. @throws Refusal for who is no expert */
export async function listInvitations(deps: ApiDependencies, me: SignedIn): Promise<Invitation[]> {
  return (await ownCalls(deps, me)).map((own) => invitationOf(own, deps.clock.now()));
}

/** Changes one's own call in a transaction and lets the case know. @throws Refusal NotFound, Conflict */
async function change(
  deps: ApiDependencies,
  me: SignedIn,
  id: string,
  to: (own: OwnCall, calls: readonly DrawCallRow[], now: string) => Partial<DrawCallRow>,
): Promise<Invitation> {
  const own = (await ownCalls(deps, me)).find(({ call }) => call.id === id);
  if (!own) throw refuse.notFound();
  const now = deps.clock.now();
  const noted = await deps.database.write(async (tx): Promise<OutboxRow[]> => {
    const fresh = await reread(tx, own);
    if (!canAnswer(fresh, now) || fresh.call.seatedAt !== null) throw refuse.conflict('Conflict', over);
    await rows(tx, 'drawCall').update({ id }, to(fresh, await callRows(tx, fresh.draw.id), now));
    return putInOutbox(tx, 'entriesChanged', [own.draw.caseId]);
  });
  await deliverAll(deps, noted, patienceMs);
  return invitationOf(await reread(deps.database.read, own), now);
}

const reread = async (manager: EntityManager, { draw, call }: OwnCall): Promise<OwnCall> => ({
  draw: await rows(manager, 'draw').findOneByOrFail({ id: draw.id }),
  call: await rows(manager, 'drawCall').findOneByOrFail({ id: call.id }),
});

/** Accepts or declines; who has accepted may decline until they sit in their seat. */
export const answerInvitation = (
  deps: ApiDependencies,
  me: SignedIn,
  id: string,
  { answer, reason }: { readonly answer: 'accepted' | 'declined'; readonly reason?: string | undefined },
): Promise<Invitation> =>
  change(deps, me, id, (_own, calls, now) => ({
    answer,
    reason: reason ?? null,
    answered: nextNumber(calls),
    answeredAt: now,
  }));

/** Signs in at the seat, with the code that hangs in the room. @throws Refusal InvalidInput for another code */
export async function takeSeat(deps: ApiDependencies, me: SignedIn, id: string, code: string): Promise<Invitation> {
  const own = (await ownCalls(deps, me)).find(({ call }) => call.id === id);
  if (!own) throw refuse.notFound();
  if (own.call.answer !== 'accepted') throw refuse.conflict('Conflict', over);
  if (code !== seatCodeOf(await secretOf(deps, own.draw))) throw refuse.invalidField('code', 'wrongCode', wrongCode);
  return change(deps, me, id, (_own, _calls, now) => ({ seatedAt: now }));
}
