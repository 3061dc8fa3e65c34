import { randomUUID } from 'node:crypto';
import { In, IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { appendAudit } from '../../database/audit';
import { noteChange } from '../../database/changes';
import { insertRow, rows } from '../../database/database';
import type { AbsenceRow, MembershipRow } from '../../database/rows';
import { text, type Text } from '../../definitions/language/text';
import { addDays, dateOf, instantOf } from '../../domain/calendar';
import { actorOf } from '../audit/record';
import { isPersonalRole, type absenceInputSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { tellPeople } from '../notifications/tell-people';

/** No absence is longer, in days: a year. */
const longest = 366;

const fault = (path: string, rule: string, zh: string, en: string) => refuse.invalidField(path, rule, text(zh, en));

/** Active people, other than this one, who have the same role at the same body. */
export async function substitutesOf(manager: EntityManager, post: MembershipRow) {
  const { userId, bodyId, role } = post;
  if (isPersonalRole(role)) return [];
  const members = await rows(manager, 'membership').findBy({ bodyId, role });
  const ids = members.map((each) => each.userId).filter((id) => id !== userId);
  return ids.length === 0 ? [] : rows(manager, 'user').findBy({ id: In(ids), active: true });
}

/** @throws Refusal `InvalidInput` for days that are none of an absence */
function checkDays(from: string, to: string, now: string): void {
  if (from < dateOf(now)) {
    throw fault('from', 'tooEarly', '不能早于今天。', 'It cannot begin before today.');
  }
  if (to < from) throw fault('to', 'tooEarly', '不能早于第一天。', 'It cannot end before it begins.');
  if (to >= addDays(from, longest)) {
    throw fault(
      'to',
      'tooLate',
      '一次最长一年；更久请由运维调整账号。',
      'A year at most; for longer have the account changed.',
    );
  }
}

/** Absences of that person from that post which share a day with the period. */
const overlapping = (
  tx: EntityManager,
  userId: string,
  { bodyId, role }: MembershipRow,
  startsAt: string,
  endsAt: string,
) =>
  rows(tx, 'absence').findBy({
    ...{ userId, bodyId, role, recalledAt: IsNull() },
    startsAt: LessThan(endsAt),
    endsAt: MoreThan(startsAt),
  });

/** What happened to an absence, told to those whom it concerns other than who did it. */
async function tellOf(
  tx: EntityManager,
  deps: ApiDependencies,
  me: SignedIn,
  row: AbsenceRow,
  told: { readonly how: string; readonly users: readonly string[]; readonly what: Text },
): Promise<void> {
  const body = await rows(tx, 'body').findOneByOrFail({ id: row.bodyId });
  const users = told.users.filter((id) => id !== me.user.id);
  const cause = `absence:${row.id}:${told.how}`;
  await tellPeople(tx, deps, users, { kind: 'act', what: told.what, from: body.name, path: '/profile', cause });
}

const nameOf = async (tx: EntityManager, id: string): Promise<string> =>
  (await rows(tx, 'user').findOneBy({ id }))?.name ?? id;

/** An absence in words. */
async function sentenceOf(tx: EntityManager, { userId, substituteId, firstDay, lastDay }: AbsenceRow): Promise<Text> {
  const [who, substitute] = [await nameOf(tx, userId), await nameOf(tx, substituteId)];
  return text(
    `${who} ${firstDay} 至 ${lastDay} 不在岗，由 ${substitute} 代办`,
    `${who} is absent from ${firstDay} to ${lastDay}; ${substitute} stands in`,
  );
}

/**
 * Sets an absence: who stands in has the same role at the same body, so that nobody gets a right that they have not. A
 * role that is held in person, such as an expert's, is stood in for by nobody. Those concerned are told.
 * @throws Refusal `InvalidInput` that names the field
 */
export async function setAbsence(
  deps: ApiDependencies,
  me: SignedIn,
  post: MembershipRow,
  { substituteId, from, to }: z.output<typeof absenceInputSchema>,
): Promise<void> {
  const now = deps.clock.now();
  const { userId, bodyId, role } = post;
  if (isPersonalRole(role)) {
    throw fault(
      'membershipId',
      'notAllowed',
      '评标专家须本人办理，不能由他人代办。',
      'An expert acts in person: nobody can stand in.',
    );
  }
  checkDays(from, to, now);
  const [startsAt, endsAt] = [instantOf(from), instantOf(addDays(to, 1))];
  await deps.database.write(async (tx) => {
    const candidates = await substitutesOf(tx, post);
    if (!candidates.some(({ id }) => id === substituteId)) {
      throw fault(
        'substituteId',
        'notAllowed',
        '代办人须在同一单位、有同样的身份。',
        'Who stands in must have the same role at the same body.',
      );
    }
    const [own] = await overlapping(tx, userId, post, startsAt, endsAt);
    if (own) {
      throw fault(
        'from',
        'overlaps',
        `与 ${own.firstDay} 至 ${own.lastDay} 的不在岗时段重叠，请先收回。`,
        `It overlaps the absence from ${own.firstDay} to ${own.lastDay}: recall that first.`,
      );
    }
    const [theirs] = await overlapping(tx, substituteId, post, startsAt, endsAt);
    if (theirs) {
      throw fault(
        'substituteId',
        'absent',
        `此人 ${theirs.firstDay} 至 ${theirs.lastDay} 也不在岗，请另选。`,
        `They are absent themselves from ${theirs.firstDay} to ${theirs.lastDay}: choose another.`,
      );
    }
    const row: AbsenceRow = {
      ...{ id: randomUUID(), userId, bodyId, role, substituteId, firstDay: from, lastDay: to, startsAt, endsAt },
      ...{ setBy: me.user.id, setAt: now, recalledBy: null, recalledAt: null },
    };
    await insertRow(tx, 'absence', row);
    const what = await sentenceOf(tx, row);
    await tellOf(tx, deps, me, row, { how: 'set', users: [userId, substituteId], what });
    await tellThoseLeft(tx, deps, me, row);
    await noteChange(tx, now, 'tasks');
    await appendAudit(tx, [{ ...actorOf(me), kind: 'absence', at: now, subject: userId, content: { title: what } }]);
  });
}

/** Whoever is away themselves cannot stand in: those who counted on it are told to choose another. */
async function tellThoseLeft(tx: EntityManager, deps: ApiDependencies, me: SignedIn, row: AbsenceRow): Promise<void> {
  const { userId, bodyId, role, startsAt, endsAt } = row;
  const left = await rows(tx, 'absence').findBy({
    ...{ substituteId: userId, bodyId, role, recalledAt: IsNull() },
    startsAt: LessThan(endsAt),
    endsAt: MoreThan(startsAt),
  });
  if (left.length === 0) return;
  const name = await nameOf(tx, userId);
  const { firstDay, lastDay } = row;
  const what = text(
    `代您办理的 ${name} ${firstDay} 至 ${lastDay} 也不在岗，请收回后另选代办人`,
    `${name}, who stands in for you, is absent from ${firstDay} to ${lastDay}: recall your absence and choose another`,
  );
  await tellOf(tx, deps, me, row, { how: 'left', users: left.flatMap((each) => [each.userId, each.setBy]), what });
}

/**
 * Ends an absence now, or before it begins.
 * @throws Refusal `Conflict` when it is over
 */
export async function recallAbsence(deps: ApiDependencies, me: SignedIn, row: AbsenceRow): Promise<void> {
  const now = deps.clock.now();
  await deps.database.write(async (tx) => {
    const stillOpen = { id: row.id, recalledAt: IsNull(), endsAt: MoreThan(now) };
    const { affected } = await rows(tx, 'absence').update(stillOpen, { recalledBy: me.user.id, recalledAt: now });
    if (affected === 0) throw refuse.conflict('Conflict', text('该时段已经结束。', 'The absence is over already.'));
    const said = await sentenceOf(tx, row);
    const what = text(`已收回：${said.zh}`, `Recalled: ${said.en}`);
    await tellOf(tx, deps, me, row, { how: 'recalled', users: [row.userId, row.substituteId], what });
    await noteChange(tx, now, 'tasks');
    await appendAudit(tx, [
      { ...actorOf(me), kind: 'absence', at: now, subject: row.userId, content: { title: what } },
    ]);
  });
}
