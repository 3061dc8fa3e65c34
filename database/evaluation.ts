import { LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { CaseEvent } from '../definitions/language';
import { formatAmount, type Unit } from '../domain/amount';
import type { Evaluation, RejectionReason } from '../domain/ranking/evaluation';
import type { TieRule } from '../domain/ranking/method';
import type { Pricing } from '../domain/ranking/price-score';
import type { Criterion } from '../domain/ranking/score-sheet';
import { rationalText } from '../domain/rational';
import { rows, type Database } from './database';
import type { FullAct } from './given';
import { commit } from './sealing';
import type { TenderGround } from './tender-evaluation';
import { tenderActions } from './tender-facts';

/** One bid in the result of the committee, as it is stored and shown. */
export interface StoredRow {
  readonly bid: string;
  readonly bidder: string;
  /** By which it was compared. */
  readonly price: string;
  /** What the bidder stated, where its arithmetic was corrected. */
  readonly stated?: string;
  readonly status: 'qualified' | 'rejected';
  readonly reasons: readonly RejectionReason[];
  readonly score?: string;
  readonly exactScore?: string;
  /** The exact points of each criterion, `n/d`. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly shutOut?: true;
  readonly rank?: number;
}

/** The result of an evaluation: enough for anyone with the right to compute it again. */
export interface StoredEvaluation {
  readonly method: Evaluation['method'];
  readonly unit: Unit;
  readonly criteria: readonly Criterion[];
  /** How prices became points, what they were measured by (`n/d` of the unit's smallest part), and what parted ties. */
  readonly pricing?: Pricing;
  readonly priceReference?: { readonly price: string; readonly counted: number };
  readonly ties?: TieRule;
  /** In two envelopes: the places of the second one. */
  readonly shortlist?: number;
  readonly rows: readonly StoredRow[];
  readonly candidates: readonly string[];
  readonly needsLottery: readonly (readonly string[])[];
  readonly qualified: number;
}

/** A recorded lottery: the seed is the SHA-256 of the case's chain head and a nonce, both published. */
export interface Lottery {
  readonly head: string;
  readonly nonce: string;
  readonly seed: string;
  readonly order: readonly string[];
  readonly at: string;
}

/** An evaluation with amounts as decimal strings. */
export const storable = (evaluation: Evaluation, { input, unit }: TenderGround): StoredEvaluation => ({
  method: evaluation.method,
  unit,
  criteria: input.criteria,
  ...(input.pricing && { pricing: input.pricing }),
  ...(evaluation.priceReference && {
    priceReference: { ...evaluation.priceReference, price: rationalText(evaluation.priceReference.price) },
  }),
  ...(input.ties && { ties: input.ties }),
  ...(input.shortlist !== undefined && { shortlist: input.shortlist }),
  rows: evaluation.rows.map(({ price, stated, tie: _, ...row }) => ({
    ...row,
    price: formatAmount(price),
    ...(stated && { stated: formatAmount(stated) }),
  })),
  candidates: evaluation.candidates,
  needsLottery: evaluation.needsLottery,
  qualified: evaluation.qualified,
});

/**
 * Keeps the result of a stay in the evaluation; done again with the same sheets it is the same. Its hash goes through
 * Temporal while the result is secret and few results are possible: a salt keeps it from being guessed.
 */
export async function saveEvaluation(
  database: Database,
  caseId: string,
  visit: number,
  result: StoredEvaluation,
  lottery: Lottery | undefined,
  now: string,
): Promise<string> {
  return database.write(async (tx) => {
    const known = await rows(tx, 'evaluation').findOneBy({ caseId, visit });
    const { salt, hash } = commit({ result, lottery }, known?.salt ?? undefined);
    const row = { caseId, visit, result, lottery: lottery ?? null, salt, hash, createdAt: now };
    await rows(tx, 'evaluation').upsert(row, ['caseId', 'visit']);
    return hash;
  });
}

/** An evaluation as it was kept, and of which stay it is. */
export interface KeptEvaluation {
  readonly result: StoredEvaluation;
  readonly lottery: Lottery | undefined;
  readonly visit: number;
}

/** The newest evaluation of a case; the newest up to a stay where one is named. */
export async function readEvaluation(
  manager: EntityManager,
  caseId: string,
  upTo?: number,
): Promise<KeptEvaluation | undefined> {
  const row = await rows(manager, 'evaluation').findOne({
    where: { caseId, ...(upTo !== undefined && { visit: LessThanOrEqual(upTo) }) },
    order: { visit: 'DESC' },
  });
  if (!row) return undefined;
  return {
    result: row.result as StoredEvaluation,
    lottery: (row.lottery as Lottery | null) ?? undefined,
    visit: row.visit,
  };
}

/** The newest evaluation that there was when an event happened: what is told of the event late must not tell of more. */
export async function evaluationAsOf(
  manager: EntityManager,
  caseId: string,
  seq: number,
): Promise<KeptEvaluation | undefined> {
  const events = await rows(manager, 'event').find({
    where: { caseId, seq: LessThan(seq) },
    select: { caseId: true, seq: true, json: true },
  });
  const stays = events.map(({ json }) => (json as CaseEvent).entered?.length ?? 0);
  return readEvaluation(
    manager,
    caseId,
    stays.reduce((sum, entered) => sum + entered, 0),
  );
}

/** Who may still be awarded, and who was. */
export interface AwardState {
  readonly candidates: readonly string[];
  readonly disqualified: readonly string[];
  readonly awarded: string | undefined;
  /** The candidates that the tenderer may choose now: the first remaining one, or all where they are not ranked. */
  readonly eligible: readonly string[];
}

/** Follows the acts of the award: a disqualified candidate is out, and so is a winner who does not sign. */
export function awardState(acts: readonly FullAct[], result: StoredEvaluation): AwardState {
  const out = new Set<string>();
  let awarded: string | undefined;
  for (const { action, form } of acts) {
    if (action === tenderActions.award) awarded = String(form.winner);
    if (action === tenderActions.disqualification) out.add(String(form.candidate));
    if (action === tenderActions.failureOfWinner && awarded !== undefined) {
      out.add(awarded);
      awarded = undefined;
    }
  }
  const candidates = result.candidates.filter((bid) => !out.has(bid));
  const eligible = result.method === 'buyerChoice' ? candidates : candidates.slice(0, 1);
  return { candidates, disqualified: [...out], awarded, eligible };
}
