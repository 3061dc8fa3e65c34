import type { EntityManager } from 'typeorm';
import type { CaseState } from '../definitions/language';
import { parseAmount, type Unit } from '../domain/amount';
import type { EvaluationInput } from '../domain/ranking/evaluation';
import type { Better } from '../domain/ranking/price-order';
import type { Sheet } from '../domain/ranking/score-sheet';
import { statedMethod } from '../domain/ranking/stated-method';
import type { CorrectionSheet } from '../domain/bid-document/decide-corrections';
import { comparedBids } from './corrections';
import { rows } from './database';
import { definitionOf } from './definitions';
import { lastOfEach, latestValues, readActs, type FullAct } from './given';
import { correctionActions, correctionFields, statedInDocuments, tenderActions, tenderFields } from './tender-facts';

/** What the result of a stay in the evaluation is computed from. */
export interface TenderGround {
  readonly input: EvaluationInput;
  readonly unit: Unit;
}

/** Who counted as a member when a stay ended, or counts now; whoever was replaced before does not. */
export function membersOf({ parties }: CaseState, until = '9999'): ReadonlySet<string> {
  return new Set(parties.filter(({ leftAt = '9999' }) => leftAt >= until).map(({ id }) => id));
}

/**
 * Reads what the result of a stay is computed from: the method of the tender documents, the bids, and the sheets of the
 * members who made it.
 */
export async function readTenderGround(manager: EntityManager, caseId: string, visit: number): Promise<TenderGround> {
  const row = await rows(manager, 'case').findOneByOrFail({ id: caseId });
  const definition = await definitionOf(manager, row.definitionId);
  const acts = await readActs(manager, caseId);
  const values = latestValues(acts);
  const unit = row.unit as Unit;
  const stated = statedMethod(statedInDocuments(values));
  const amount = (path: string) => {
    const value = values[path];
    return typeof value === 'string' ? parseAmount(value, unit) : undefined;
  };
  const most = definition.rules[stated.method === 'buyerChoice' ? 'mostUnrankedCandidates' : 'mostCandidates']?.value;
  const input: EvaluationInput = {
    ...stated,
    better: (values[tenderFields.better] as Better | undefined) ?? 'lower',
    ceiling: amount(tenderFields.ceiling),
    floor: amount(tenderFields.floor),
    bids: (await comparedBids(manager, caseId, visit)).map(
      ({ id, bidder, price, receivedAt, stated: said, unconfirmed }) => ({
        bid: id,
        bidder,
        price: parseAmount(price, unit),
        receivedAt,
        ...(said !== undefined && { stated: parseAmount(said, unit) }),
        ...(unconfirmed && { unconfirmed }),
      }),
    ),
    sheets: sheetsOf(row.state as CaseState, acts, visit),
    mostCandidates: Number(most),
  };
  return { input, unit };
}

/** What was done so during a stay by those who were members at its end, the last of each. */
function ofMembers(state: CaseState, acts: readonly FullAct[], visit: number, name: string): readonly FullAct[] {
  const stay = state.visits.find((one) => one.visit === visit);
  const members = membersOf(state, stay?.leftAt);
  const [since, until] = [stay?.enteredAt ?? '', stay?.leftAt ?? '9999'];
  return lastOfEach(
    acts.filter(({ action, at, actor }) => action === name && at >= since && at <= until && members.has(actor.party)),
  );
}

/** The sheets of a stay. */
const sheetsOf = (state: CaseState, acts: readonly FullAct[], visit: number): Sheet[] =>
  ofMembers(state, acts, visit, tenderActions.sheet).map(({ actor, form }) => ({
    expert: actor.party,
    bids: (form.sheet as { bids: Sheet['bids'] }).bids,
  }));

/** What the members of a stay have decided on the corrections of prices. */
export async function correctionSheets(
  manager: EntityManager,
  caseId: string,
  visit: number,
): Promise<CorrectionSheet[]> {
  const { state } = await rows(manager, 'case').findOneByOrFail({ id: caseId });
  const acts = await readActs(manager, caseId);
  return ofMembers(state as CaseState, acts, visit, correctionActions.decision).map(
    ({ form }) => form[correctionFields.sheet] as CorrectionSheet, // checked when it was handed in
  );
}
