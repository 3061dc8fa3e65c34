import { And, In, IsNull, LessThan, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { peopleAmong, peopleBehind } from '../../database/draws';
import type { CaseRow, DrawRow } from '../../database/rows';
import { opennessOf, type CaseState, type Process } from '../../definitions/language';
import { addDays, instantOf } from '../../domain/calendar';
import type { CallAnswer } from '../../domain/drawing/calls';
import { feeFor, type FeeRule } from '../../domain/drawing/fee';
import { may } from '../access/may-read';
import { readDefinition } from '../cases/case-access';
import type { ExpertFee } from '../contract';
import { areLetOut } from '../drawing/draw-record';
import { secretOf } from '../drawing/open-draw';
import type { ApiDependencies, SignedIn } from '../http/dependencies';

/** Days in Shanghai, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

// its list and its order name the whole register
type Drawn = Pick<DrawRow, 'id' | 'caseId' | 'visit' | 'secretHash' | 'drawnAt' | 'state'>;

/** What somebody is paid for, under the name of the draw. */
export interface Seat {
  readonly draw: Drawn;
  readonly person: string;
  readonly paid: Readonly<Omit<ExpertFee, 'expert' | 'employer'>>;
}

/** What came of the draws of a period. */
export interface Seats {
  readonly seats: readonly Seat[];
  /** Evaluations whose experts cannot be named yet, and those that go on. */
  readonly later: number;
  readonly answers: Readonly<Record<CallAnswer, number>>;
}

const ruleOf = ({ rules }: Process): FeeRule => {
  const yuan = (name: string): number => Number(rules[name]?.value ?? 0);
  return { base: yuan('feeBase'), baseHours: yuan('feeBaseHours'), hour: yuan('feeHour'), most: yuan('feeMost') };
};

/** When the evaluation was over for which a draw was made; undefined while it goes on. */
const evaluatedAt = ({ visits }: CaseState, { visit }: Drawn): string | undefined =>
  visits.find((stay) => stay.visit === visit + 1)?.leftAt;

async function drawsBetween(manager: EntityManager, { from, to }: Days): Promise<Drawn[]> {
  const span = And(MoreThanOrEqual(instantOf(from)), LessThan(instantOf(addDays(to, 1))));
  return rows(manager, 'draw').find({
    select: { id: true, caseId: true, visit: true, secretHash: true, drawnAt: true, state: true },
    where: { endedAt: span },
    order: { endedAt: 'ASC', id: 'ASC' },
  });
}

/** All things of each group, in their order. */
function grouped<Key, Thing>(things: readonly Thing[], keyOf: (thing: Thing) => Key): ReadonlyMap<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}

/** Who sat where in the draws of a period, in the cases that the person reads. Nobody is named: that costs more. */
export async function seatsBetween(deps: ApiDependencies, { ability }: SignedIn, days: Days): Promise<Seats> {
  const { read } = deps.database;
  const draws = await drawsBetween(read, days);
  const cases = await rows(read, 'case').findBy({ id: In(draws.map(({ caseId }) => caseId)) });
  const caseOf = new Map<string, CaseRow>(cases.map((row) => [row.id, row]));
  const calls = await rows(read, 'drawCall').find({
    where: { drawId: In(draws.map(({ id }) => id)) },
    order: { called: 'ASC' },
  });
  const callsOf = grouped(calls, ({ drawId }) => drawId);
  const seats: Seat[] = [];
  const answers: Record<CallAnswer, number> = { accepted: 0, declined: 0, timedOut: 0, absent: 0, barred: 0 };
  let later = 0;
  for (const draw of draws) {
    const row = caseOf.get(draw.caseId);
    if (!row || !may(ability, 'read', 'Case', row)) continue;
    const called = callsOf.get(draw.id) ?? [];
    for (const { answer } of called) if (answer !== null) answers[answer] += 1;
    if (draw.state !== 'seated') continue;
    const state = row.state as CaseState;
    const definition = await readDefinition(deps, row.definitionId);
    const leftAt = evaluatedAt(state, draw);
    if (leftAt === undefined || !areLetOut(definition, opennessOf(state), draw)) {
      later += 1;
      continue;
    }
    const rule = ruleOf(definition);
    for (const { person, speciality, seatedAt } of called) {
      if (seatedAt === null) continue;
      const fee = feeFor(rule, Math.max(0, Date.parse(leftAt) - Date.parse(seatedAt)));
      seats.push({ draw, person, paid: { caseId: row.id, speciality, seatedAt, leftAt, fee, rule } });
    }
  }
  return { seats, later, answers };
}

/** Whose seats they are, by the ids of the register. */
export async function peopleOf(deps: ApiDependencies, seats: readonly Seat[]): Promise<ReadonlyMap<Seat, string>> {
  const { read } = deps.database;
  const parties = await rows(read, 'party').find({
    select: { caseId: true, userId: true },
    where: { caseId: In([...new Set(seats.map(({ draw }) => draw.caseId))]), userId: Not(IsNull()) },
  });
  const partiesOf = grouped(parties, ({ caseId }) => caseId);
  const found = new Map<Seat, string>();
  for (const [draw, taken] of grouped(seats, (seat) => seat.draw)) {
    const secret = await secretOf(deps, draw);
    const members = (partiesOf.get(draw.caseId) ?? []).flatMap(({ userId }) => userId ?? []);
    const named = peopleAmong(secret, members);
    // who sat and never became a member of the committee is looked for in the whole register
    const others = taken.flatMap(({ person }) => (named.has(person) ? [] : [person]));
    const registered = others.length > 0 ? await peopleBehind(read, secret, others) : new Map<string, string>();
    for (const seat of taken) {
      const id = named.get(seat.person) ?? registered.get(seat.person);
      if (id !== undefined) found.set(seat, id);
    }
  }
  return found;
}
