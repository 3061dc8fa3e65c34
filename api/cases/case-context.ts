import type { EntityManager } from 'typeorm';
import { invalidByRule } from '../../domain/ranking/price-bounds';
import type { Better } from '../../domain/ranking/price-order';
import { parseAmount, type Unit } from '../../domain/amount';
import { calendarFrom, type Calendar } from '../../domain/calendar';
import { officialCalendar } from '../../domain/official-calendar';
import { criteriaOf } from '../../domain/ranking/stated-method';
import { committeeOf, type CaseState, type FormContext, type Process } from '../../definitions/language';
import { standingBids } from '../../database/bids';
import { comparedBids, type ComparedBid } from '../../database/corrections';
import { rows } from '../../database/database';
import { awardState, readEvaluation } from '../../database/evaluation';
import { latestValues, type FullAct } from '../../database/given';
import type { CaseRow } from '../../database/rows';
import { tenderFields, tenderStages } from '../../database/tender-facts';
import { bidsToJudge } from './bids-to-judge';
import { contextCorrections } from './context-corrections';
import { priceRuleText } from './price-rule-text';
import { reasonText } from './reason-text';

/**
 * What the forms of a case are checked against. It holds everything: whoever shows it takes out what is not visible,
 * and says whether the viewer `knowsResult` of the evaluation, which narrows the bids that can be chosen. Whoever does
 * not gets the bids as they were opened: a corrected price, or a bid that is missing, would tell what was decided.
 */
export async function caseContext(
  manager: EntityManager,
  calendar: Calendar,
  row: CaseRow,
  definition: Process,
  acts: readonly FullAct[],
  now: string,
  knowsResult = true,
): Promise<FormContext> {
  const state = row.state as CaseState;
  const given = latestValues(acts);
  const evaluation = await readEvaluation(manager, row.id);
  const award = evaluation && awardState(acts, evaluation.result);
  const winner = evaluation?.result.rows.find((one) => one.bid === award?.awarded);
  const isOpened = state.visits.some((visit) => visit.stage === tenderStages.opening);
  const criteria = criteriaOf(given[tenderFields.criteria]);
  const committee = committeeOf(definition);
  const ground = { row, definition, calendar, acts, given, now };
  const people = committee ? await rows(manager, 'party').findBy({ caseId: row.id, role: committee.role }) : [];
  return {
    now,
    calendar: calendarFrom(calendar, Number(now.slice(0, 4)) - 1),
    unit: row.unit as Unit,
    rules: definition.rules,
    given,
    taken: state.taken,
    entered: Object.fromEntries(state.visits.map((visit) => [visit.stage, visit.enteredAt])),
    ...(state.deadline && { deadline: state.deadline.at }),
    ...(winner && { awardPrice: winner.price }),
    ...(isOpened &&
      (await choosableBids(
        manager,
        ground,
        await (knowsResult ? pricesThatCount(manager, row, evaluation?.visit) : standingBids(manager, row.id)),
        knowsResult ? award?.candidates : undefined,
      ))),
    experts: people.flatMap((party) => (party.userId && party.leftAt === null ? [party.userId] : [])),
    ...(criteria.length > 0 && { criteria }),
  };
}

/** What a form is checked against that stands alone: the rules, and nothing that would have to be read. */
export const ruleContext = (row: Pick<CaseRow, 'unit'>, { rules }: Process, now: string): FormContext => ({
  now,
  calendar: officialCalendar,
  unit: row.unit as Unit,
  rules,
  given: {},
  taken: {},
  entered: {},
});

interface Ground {
  readonly row: CaseRow;
  readonly definition: Process;
  readonly calendar: Calendar;
  readonly acts: readonly FullAct[];
  readonly given: Readonly<Record<string, unknown>>;
  readonly now: string;
}

/** The bids by the prices that the committee compares, or has compared in an earlier stay. */
const pricesThatCount = (manager: EntityManager, { id, state }: CaseRow, evaluatedIn = 0): Promise<ComparedBid[]> => {
  const { stage, visit } = state as CaseState; // as the projection wrote it
  return comparedBids(manager, id, stage === tenderStages.evaluation ? visit : evaluatedIn);
};

/**
 * The candidates that are left in order of rank; before there are any, the opened bids that no rule makes invalid, and in
 * the evaluation what has to be known of them, with the invalid ones.
 */
async function choosableBids(
  manager: EntityManager,
  { row, definition, calendar, acts, given, now }: Ground,
  bids: readonly ComparedBid[],
  candidates: readonly string[] | undefined,
): Promise<Pick<FormContext, 'bids' | 'invalidBids' | 'corrections'>> {
  const unit = row.unit as Unit;
  const bound = (path: string) => (typeof given[path] === 'string' ? parseAmount(given[path], unit) : undefined);
  const better = (given[tenderFields.better] as Better | undefined) ?? 'lower';
  const bounds = { ceiling: bound(tenderFields.ceiling), floor: bound(tenderFields.floor), better };
  const { stage, visit } = row.state as CaseState;
  const isEvaluated = stage === tenderStages.evaluation;
  const shown = bids.map(({ id, bidder, price, stated }) => ({
    id,
    bidder,
    price,
    ...(stated !== undefined && { stated }),
  }));
  if (candidates && !isEvaluated) {
    return { bids: candidates.flatMap((id) => shown.filter((bid) => bid.id === id)) };
  }
  const ruleOf = ({ price }: { readonly price: string }) => invalidByRule({ price: parseAmount(price, unit) }, bounds);
  const whyNot = new Map(
    bids.flatMap(({ id, price, unconfirmed }) => {
      const rule = ruleOf({ price });
      if (unconfirmed) return [[id, reasonText(definition, { by: 'bidder', answer: unconfirmed })] as const];
      return rule ? [[id, priceRuleText(definition, rule)] as const] : [];
    }),
  );
  const valid = shown.filter(({ id }) => !whyNot.has(id));
  if (!isEvaluated) return { bids: valid };
  return {
    bids: bidsToJudge({ definition, calendar, acts, unit, better, now }, valid),
    invalidBids: shown.flatMap(({ id, bidder, price }) => {
      const why = whyNot.get(id);
      return why ? [{ bidder, price, why }] : [];
    }),
    corrections: await contextCorrections(manager, row.id, visit, bids),
  };
}
