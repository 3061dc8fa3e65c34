import type { Verdict } from '../domain/ranking/score-sheet';
import type { FileBid } from './case-file';
import { pointParts, type PlannedCriterion, type ScorePlan } from './score-plan';

/** A bid of the platform and the bid of the file that it stands for. */
export interface JudgedBid {
  /** The id of the bid on the platform. */
  readonly bid: string;
  readonly file: FileBid;
  /** In ten-thousandths of a point; undefined where nothing is scored. */
  readonly total: bigint | undefined;
}

const rejection = '未通过评审，不符合招标文件的实质性要求。';
/** How far the experts lie from the total, in steps; together nothing. */
const leanings = [2n, -1n, 0n, 1n, -2n] as const;
const step = pointParts / 10n;

/** What five experts write down about the bids, so that the mean of their sheets is exactly the total of every bid. */
export function writeSheets(bids: readonly JudgedBid[], plan: Pick<ScorePlan, 'criteria'>): Verdict[][] {
  return leanings.map((_, expert) => bids.map((bid) => verdictOn(bid, expert, plan.criteria)));
}

function verdictOn({ bid, file, total }: JudgedBid, expert: number, criteria: readonly PlannedCriterion[]): Verdict {
  if (file.invalid) return { bid, verdict: 'rejected', reason: file.reason ?? rejection, scores: {} };
  if (total === undefined) return { bid, verdict: 'accepted', scores: {} };
  const maxes = criteria.map(({ max }) => BigInt(max) * pointParts);
  const parts = splitPoints(expertTotals(total, sum(maxes))[expert] ?? total, maxes);
  const scores = criteria.map(({ id }, index) => [id, decimalOf(parts[index] ?? 0n)] as const);
  return { bid, verdict: 'accepted', scores: Object.fromEntries(scores) };
}

/** Five totals around one, none below zero or above the most, whose mean is exactly that one. */
export function expertTotals(total: bigint, most: bigint): bigint[] {
  const room = total < most - total ? total : most - total;
  const widest = room / 2n;
  const width = step < widest ? step : widest;
  return leanings.map((leaning) => total + leaning * width);
}

/**
 * Splits a total over criteria in proportion to their maxima: whole parts, none above its maximum, together exactly the
 * total.
 * @throws RangeError when the total is below zero or above all maxima together
 */
export function splitPoints(total: bigint, maxes: readonly bigint[]): bigint[] {
  const most = sum(maxes);
  if (total < 0n || total > most) throw new RangeError('a total lies between nothing and all maxima together');
  const parts = maxes.map((max) => (most === 0n ? 0n : (total * max) / most));
  let rest = total - sum(parts);
  return parts.map((part, index) => {
    const room = (maxes[index] ?? 0n) - part;
    const more = rest < room ? rest : room;
    rest -= more;
    return part + more;
  });
}

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

function decimalOf(parts: bigint): string {
  const fraction = (parts % pointParts).toString().padStart(4, '0').replace(/0+$/, '');
  return fraction === '' ? `${parts / pointParts}` : `${parts / pointParts}.${fraction}`;
}
