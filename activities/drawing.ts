import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { ableExperts } from '../database/able-experts';
import { concernedParties } from '../database/concerned-parties';
import { insertRow, rows, type Database } from '../database/database';
import { definitionOf } from '../database/definitions';
import {
  actsOfVisit,
  barredFrom,
  callOf,
  callRows,
  contributionsOf,
  drawingActions,
  invitationPath,
  lockDraw,
  nextNumber,
  peopleBehind,
  personOf,
} from '../database/draws';
import type { FullAct } from '../database/given';
import type { DrawCallRow, DrawRow, PartyRow } from '../database/rows';
import { tell } from '../database/tell';
import { sentenceOf } from '../definitions/language/sentence';
import { text, type CaseState, type Process } from '../definitions/language';
import { dateOf } from '../domain/calendar';
import { avoidedBy, type AvoidanceRule, type Tie } from '../domain/drawing/avoidance';
import { dueCalls, standingCalls, wanted } from '../domain/drawing/calls';
import { askedOf, canonicalList, listHash, type DrawList, type DrawRequest } from '../domain/drawing/draw-list';
import { drawAgain } from '../domain/drawing/draw-record';
import { drawSecret, secretOfDraw } from '../domain/drawing/draw-secret';
import { hashOf, sha256 } from '../domain/hash';
import type { ChannelName } from '../domain/message-settings';
import type { DrawingActivities } from './drawing-activities';
import { mapWithPauses } from './map-with-pauses';
import type { Signer } from './ports/signer';

/** What a draw works with. */
export interface DrawingGround {
  readonly database: Database;
  readonly signer: Signer;
  readonly channels: readonly ChannelName[];
  readonly now: () => string;
}

/** What the message says: not of which case, so that who sees messages learns nothing of a committee. */
const invitation = text('有一项评标邀请等您答复', 'an invitation to evaluate waits for your answer');

/** An instant so many minutes later. */
const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** How many minutes a rule of the definition gives. @throws Error when it gives none: the manifest asks for the rule */
function minutesOf({ rules }: Process, name: string): number {
  const value = rules[name]?.value;
  if (typeof value === 'object' && value.unit === 'minutes') return value.count;
  throw new Error(`The rule ${name} is no number of minutes`);
}

/** How long experts have to answer: the time of the rules, or longer where those who asked for them said so. */
function minutesToAnswer(definition: Process, acts: readonly FullAct[]): number {
  const given = acts.find(({ action }) => action === drawingActions.request)?.form.answerMinutes;
  return Math.max(minutesOf(definition, 'callPeriod'), typeof given === 'number' ? given : 0);
}

/** How many months a tie counts that has ended. */
function monthsOf({ rules }: Process, name: string | undefined): number | undefined {
  const value = name === undefined ? undefined : rules[name]?.value;
  return typeof value === 'object' && value.unit === 'months' ? value.count : undefined;
}

const avoidanceRules = (definition: Process, stage: string): AvoidanceRule[] =>
  Object.entries(definition.stages[stage]?.avoidance ?? {}).map(([name, { ties, roles, within }]) => {
    const months = monthsOf(definition, within?.rule);
    return { name, ties, roles, ...(months !== undefined && { months }) };
  });

const bodiesOf = (parties: readonly PartyRow[]) =>
  parties.flatMap(({ bodyId, role }) => (bodyId === null ? [] : [{ body: bodyId, role }]));

/**
 * By which rules somebody must stay out. Whoever works for a party may not act in its case at all; other ties count to
 * those who may still win.
 */
function rulesAgainst(
  rules: readonly AvoidanceRule[],
  ties: readonly Tie[],
  { all, opened }: Awaited<ReturnType<typeof concernedParties>>,
  today: string,
): string[] {
  const isEmployer = ({ kind }: Tie): boolean => kind === 'employer';
  const others = ties.filter((tie) => !isEmployer(tie));
  const against = new Set([
    ...avoidedBy(rules, ties.filter(isEmployer), bodiesOf(all), today),
    ...avoidedBy(rules, others, bodiesOf(opened), today),
  ]);
  return rules.flatMap(({ name }) => (against.has(name) ? [name] : []));
}

/** The activities of a stage that draws experts. */
export function drawingActivities({ database, signer, channels, now }: DrawingGround): DrawingActivities {
  const load = async (manager: EntityManager, caseId: string, visit: number) => {
    const row = await rows(manager, 'case').findOneByOrFail({ id: caseId });
    const definition = await definitionOf(manager, row.definitionId);
    const state = row.state as CaseState;
    const stage = state.visits.find((one) => one.visit === visit)?.stage ?? '';
    return { definition, stage, acts: await actsOfVisit(manager, caseId, state, visit) };
  };
  const drawOf = (manager: EntityManager, caseId: string, visit: number): Promise<DrawRow> =>
    rows(manager, 'draw').findOneByOrFail({ caseId, visit });

  const listOf = async (manager: EntityManager, caseId: string, visit: number, secret: string): Promise<DrawList> => {
    const { definition, stage, acts } = await load(manager, caseId, visit);
    const today = dateOf(now());
    const request = acts.find(({ action }) => action === drawingActions.request);
    const requests = (request?.form.requests ?? []) as DrawRequest[]; // checked by its form
    const concerned = await concernedParties(manager, caseId, definition);
    const rules = avoidanceRules(definition, stage);
    const able = await ableExperts(manager, requests, today);
    const people = await mapWithPauses(able, ({ userId, specialities, ties }) => ({
      person: personOf(secret, userId),
      specialities: askedOf(specialities, requests),
      rules: rulesAgainst(rules, ties, concerned, today),
    }));
    return canonicalList({
      case: caseId,
      visit,
      requests,
      keepers: acts
        .filter(({ action }) => action === drawingActions.key)
        .map(({ actor, form }) => ({ party: actor.role, key: String(form.key) }))
        .sort((a, b) => (a.party < b.party ? -1 : 1)),
      threshold: Number(definition.rules['shareKeepers']?.value),
      candidates: people.flatMap(({ rules: against, person, specialities }) =>
        against.length === 0 ? [{ person, specialities }] : [],
      ),
      avoided: people.flatMap(({ rules: against, person }) => (against.length > 0 ? [{ person, rules: against }] : [])),
    });
  };

  const isEnough = (list: DrawList): boolean => {
    const all = list.candidates.map(({ person }) => person);
    return dueCalls(list, all, []).length === wanted(list);
  };

  const tellCalled = async (tx: EntityManager, draw: DrawRow, secret: string, calls: readonly DrawCallRow[]) => {
    const people = await peopleBehind(
      tx,
      secret,
      calls.map(({ person }) => person),
    );
    for (const { person, answerBy } of calls) {
      const userId = people.get(person);
      if (userId === undefined) continue;
      const content = { what: invitation, project: '', path: invitationPath };
      const telling = { kind: 'task' as const, content, caseId: null, dueAt: answerBy, urgent: true };
      // the cause is kept beside the user: it must not lead to the draw
      const cause = `invitation:${sha256(`${secret} ${person}`)}`;
      await tell(tx, [userId], { ...telling, cause, message: sentenceOf('task', content) }, { at: now(), channels });
    }
  };

  return {
    async fixDrawList(caseId, visit) {
      const known = await rows(database.read, 'draw').findOneBy({ caseId, visit });
      if (known) return { hash: known.listHash, isEnough: known.state !== 'tooFewExperts' };
      const id = randomUUID();
      const secret = await drawSecret((signed) => signer.sign(signed), id);
      const list = await listOf(database.read, caseId, visit, secret);
      const { acts } = await load(database.read, caseId, visit);
      const request = acts.find(({ action }) => action === drawingActions.request);
      const enough = isEnough(list);
      const row: DrawRow = {
        id,
        caseId,
        visit,
        secretHash: sha256(secret),
        list,
        listHash: listHash(list),
        seatAt: String(request?.form.seatAt),
        place: String(request?.form.place),
        fixedAt: now(),
        revealUntil: null,
        seed: null,
        drawnOrder: null,
        drawnAt: null,
        state: enough ? 'drawing' : 'tooFewExperts',
        endedAt: enough ? null : now(),
      };
      // two attempts at once: the list of the first one stands
      const kept = await database.write(async (tx) => {
        const first = await rows(tx, 'draw').findOneBy({ caseId, visit });
        if (!first) await insertRow(tx, 'draw', row);
        return first ?? row;
      });
      return { hash: kept.listHash, isEnough: kept.state !== 'tooFewExperts' };
    },

    async beginReveal(caseId, visit) {
      const { definition } = await load(database.read, caseId, visit);
      const until = minutesAfter(now(), minutesOf(definition, 'revealPeriod'));
      const kept = await database.write(async (tx) => {
        const draw = await drawOf(tx, caseId, visit);
        if (draw.revealUntil === null) await rows(tx, 'draw').update({ id: draw.id }, { revealUntil: until });
        return draw.revealUntil ?? until;
      });
      return { until: kept };
    },

    async openDraw(caseId, visit) {
      const draw = await drawOf(database.read, caseId, visit);
      const { acts } = await load(database.read, caseId, visit);
      try {
        const { seed, order } = drawAgain(draw.list, contributionsOf(acts));
        const drawn = { seed, drawnOrder: [...order], drawnAt: now(), state: 'calling' as const };
        // an attempt that comes late must not take back what the calls have come to
        await database.write((tx) => rows(tx, 'draw').update({ id: draw.id, seed: IsNull() }, drawn));
        return { hash: hashOf({ seed, order }) };
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },

    async followCalls(caseId, visit, passed = '') {
      const { definition, acts } = await load(database.read, caseId, visit);
      const drawn = await drawOf(database.read, caseId, visit);
      const secret = await secretOfDraw((signed) => signer.sign(signed), drawn);
      return database.write(async (tx) => {
        const draw = await lockDraw(tx, database.dialect, { caseId, visit });
        const before = await callRows(tx, draw.id);
        if (draw.state === 'seated' || draw.state === 'tooFewExperts') {
          return { state: draw.state, hash: hashOf(before.map(callOf)) };
        }
        const read = now();
        const at = read > passed ? read : passed;
        const grace = minutesOf(definition, 'seatGrace');
        // who is called late has as long as anybody to come
        const seatBy = (call: DrawCallRow) =>
          minutesAfter(call.answerBy > draw.seatAt ? call.answerBy : draw.seatAt, grace);
        const barred = await barredFrom(tx, secret, dateOf(at));
        const answerBy = minutesAfter(at, minutesToAnswer(definition, acts));
        const known = new Set(before.map(({ id }) => id));
        let calls = await bar(tx, await lapse(tx, before, at, seatBy), barred, at);
        // who is barred is called and passed over, so that everybody can check that the others were next
        for (
          let due = nextCalls(draw, calls, at, answerBy);
          due.length > 0;
          due = nextCalls(draw, calls, at, answerBy)
        ) {
          for (const call of due) await insertRow(tx, 'drawCall', call);
          calls = await bar(tx, [...calls, ...due], barred, at);
        }
        const standing = standingRows(calls);
        await tellCalled(
          tx,
          draw,
          secret,
          standing.filter(({ id }) => !known.has(id)),
        );
        const isShort = standing.length < wanted(draw.list);
        const isSeated = !isShort && standing.every(({ seatedAt }) => seatedAt !== null);
        if (isShort || isSeated) {
          const state = isSeated ? ('seated' as const) : ('tooFewExperts' as const);
          await rows(tx, 'draw').update({ id: draw.id }, { state, endedAt: at });
          return { state, hash: hashOf(calls.map(callOf)) };
        }
        const limits = standing.flatMap((call) =>
          call.answer === null ? [call.answerBy] : call.seatedAt === null ? [seatBy(call)] : [],
        );
        const [next] = limits.sort();
        return { state: 'calling', ...(next !== undefined && { next }) };
      });
    },
  };
}

/** Those who are to be called next, as the calls stand. */
function nextCalls(draw: DrawRow, calls: readonly DrawCallRow[], at: string, answerBy: string): DrawCallRow[] {
  const due = dueCalls(draw.list, draw.drawnOrder ?? [], calls.map(callOf));
  const first = nextNumber(calls);
  return due.map(({ person, speciality }, index) => ({
    ...{ id: randomUUID(), drawId: draw.id, person, speciality, called: first + index, calledAt: at, answerBy },
    ...{ answer: null, answered: null, answeredAt: null, reason: null, seatedAt: null },
  }));
}

/** Takes out who was suspended or has left the register; the next in the drawn order takes their place. */
async function bar(
  tx: EntityManager,
  calls: readonly DrawCallRow[],
  barred: ReadonlySet<string>,
  at: string,
): Promise<DrawCallRow[]> {
  const after = [...calls];
  for (const [index, call] of calls.entries()) {
    const stands = call.answer === null || call.answer === 'accepted';
    if (!stands || !barred.has(call.person)) continue;
    const change = { answer: 'barred' as const, answered: nextNumber(after), answeredAt: at, seatedAt: null };
    await rows(tx, 'drawCall').update({ id: call.id }, change);
    after[index] = { ...call, ...change };
  }
  return after;
}

const standingRows = (calls: readonly DrawCallRow[]): DrawCallRow[] => {
  const standing = new Set(standingCalls(calls.map(callOf)).map(({ person }) => person));
  return calls.filter(({ person }) => standing.has(person));
};

/** Notes who has not answered in time, and who accepted and did not come. */
async function lapse(
  tx: EntityManager,
  calls: readonly DrawCallRow[],
  at: string,
  seatBy: (call: DrawCallRow) => string,
): Promise<DrawCallRow[]> {
  const after = [...calls];
  for (const [index, call] of calls.entries()) {
    const isLate = call.answer === null && call.answerBy <= at;
    const isAbsent = call.answer === 'accepted' && call.seatedAt === null && seatBy(call) <= at;
    if (!isLate && !isAbsent) continue;
    const answer = isLate ? ('timedOut' as const) : ('absent' as const);
    const change = { answer, answered: nextNumber(after), answeredAt: at };
    await rows(tx, 'drawCall').update({ id: call.id }, change);
    after[index] = { ...call, ...change };
  }
  return after;
}
