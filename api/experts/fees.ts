import { And, In, LessThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { rows } from '../../database/database';
import { callRows, peopleBehind } from '../../database/draws';
import type { CaseRow, DrawRow } from '../../database/rows';
import { opennessOf, text, type CaseState, type Process } from '../../definitions/language';
import { addDays, daysBetween, instantOf } from '../../domain/calendar';
import type { CallAnswer } from '../../domain/drawing/calls';
import { feeFor, type FeeRule } from '../../domain/drawing/fee';
import { readDefinition } from '../cases/case-access';
import { areLetOut } from '../drawing/draw-record';
import { secretOf } from '../drawing/open-draw';
import type { ExpertFee, ExpertFees } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { foundPage } from '../access/found-page';
import type { PageRequest } from '../access/keyset-page';
import { may } from '../access/may-read';
import { refuse } from '../http/refusal';
import { registered } from './expert-file';

const longestDays = 366;

const ruleOf = ({ rules }: Process): FeeRule => {
  const yuan = (name: string): number => Number(rules[name]?.value ?? 0);
  return { base: yuan('feeBase'), baseHours: yuan('feeBaseHours'), hour: yuan('feeHour'), most: yuan('feeMost') };
};

/** When the evaluation was over for which a draw was made; undefined while it goes on. */
const evaluatedAt = ({ visits }: CaseState, { visit }: DrawRow): string | undefined =>
  visits.find((stay) => stay.visit === visit + 1)?.leftAt;

async function drawsBetween(manager: EntityManager, from: string, to: string): Promise<DrawRow[]> {
  const span = And(MoreThanOrEqual(instantOf(from)), LessThan(instantOf(addDays(to, 1))));
  return rows(manager, 'draw').find({ where: { endedAt: span }, order: { endedAt: 'ASC', id: 'ASC' } });
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** One page of {@link expertFees}, the first seated first. @throws Refusal as that does */
export async function listExpertFees(
  deps: ApiDependencies,
  me: SignedIn,
  { cursor, limit, ...days }: Days & PageRequest,
): Promise<ExpertFees> {
  const { items, ...whole } = await expertFees(deps, me, days);
  const placeOf = ({ seatedAt, caseId, expert, employer }: ExpertFee) => `${seatedAt} ${caseId} ${expert} ${employer}`;
  return { ...whole, ...foundPage(items, placeOf, { cursor, limit }) };
}

/**
 * The settlement list of a period for the cases that the office reads: who evaluated, for how long, what it is paid by
 * the rules that the case is pinned to. Who cannot be named yet is paid later.
 * @throws Refusal NotAllowed; InvalidInput for more than a year
 */
export async function expertFees(deps: ApiDependencies, me: SignedIn, { from, to }: Days): Promise<ExpertFees> {
  const { database } = deps;
  if (!me.ability.can('update', 'Expert')) throw refuse.notAllowed();
  if (to < from || daysBetween(from, to) > longestDays) {
    throw refuse.invalidField(
      'to',
      'wrongSpan',
      text('起止日期有误，最长一年。', 'The days must span a year at most.'),
    );
  }
  const draws = await drawsBetween(database.read, from, to);
  const cases = await rows(database.read, 'case').findBy({ id: In(draws.map(({ caseId }) => caseId)) });
  const items: ExpertFees['items'] = [];
  const answers: Record<CallAnswer, number> = { accepted: 0, declined: 0, timedOut: 0, absent: 0, barred: 0 };
  let later = 0;
  for (const draw of draws) {
    const row: CaseRow | undefined = cases.find(({ id }) => id === draw.caseId);
    if (!row || !may(me.ability, 'read', 'Case', row)) continue;
    const calls = await callRows(database.read, draw.id);
    for (const { answer } of calls) if (answer !== null) answers[answer] += 1;
    if (draw.state !== 'seated') continue;
    const state = row.state as CaseState;
    const definition = await readDefinition(deps, row.definitionId);
    const leftAt = evaluatedAt(state, draw);
    if (leftAt === undefined || !areLetOut(definition, opennessOf(state), draw)) {
      later += 1;
      continue;
    }
    const secret = await secretOf(deps, draw);
    const seated = calls.filter(({ seatedAt }) => seatedAt !== null);
    const people = await peopleBehind(
      database.read,
      secret,
      seated.map(({ person }) => person),
    );
    const experts = await registered(
      database.read,
      await rows(database.read, 'expert').findBy({ id: In([...people.values()]) }),
    );
    for (const { person, speciality, seatedAt } of seated) {
      const expert = experts.find(({ id }) => id === people.get(person));
      if (!expert || seatedAt === null) continue;
      const rule = ruleOf(definition);
      const fee = feeFor(rule, Math.max(0, Date.parse(leftAt) - Date.parse(seatedAt)));
      const employer = expert.employers.map(({ name }) => name).join('、');
      items.push({ caseId: row.id, expert: expert.name, employer, speciality, seatedAt, leftAt, fee, rule });
    }
  }
  const total = items.reduce((sum, { fee }) => sum + fee, 0);
  return {
    items,
    evaluations: items.length,
    later,
    total,
    people: new Set(items.map(({ expert, employer }) => `${expert}/${employer}`)).size,
    answers,
  };
}
