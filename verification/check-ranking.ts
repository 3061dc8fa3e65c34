import type { EntityManager } from 'typeorm';
import { storable, type Lottery, type StoredEvaluation } from '../database/evaluation';
import { membersOf, readTenderGround } from '../database/tender-evaluation';
import { tenderActions } from '../database/tender-facts';
import { committeeOf, text, type Text } from '../definitions/language';
import { sha256 } from '../domain/hash';
import { drawOrder } from '../domain/lottery';
import { evaluateBids } from '../domain/ranking/evaluate-bids';
import type { Evaluation } from '../domain/ranking/evaluation';
import { withLottery } from '../domain/ranking/with-lottery';
import type { CaseRows } from './case-rows';

/**
 * Every result of a committee, computed again from the bids, the sheets and the method of the tender documents, and
 * every lottery drawn again from its seed. A stay that is not over, or was broken off before the committee was complete,
 * has no result yet.
 */
export async function checkRanking(manager: EntityManager, rows: CaseRows): Promise<Text[]> {
  const findings: Text[] = [];
  for (const kept of rows.evaluations) {
    if (!hasResult(rows, kept.visit)) continue;
    const why = await checkResult(manager, rows, kept).catch((error: unknown) => {
      const { visit } = kept;
      return text(
        `第 ${visit} 阶段的评审结果无法重新计算：${String(error)}`,
        `The result of the evaluation (visit ${visit}) cannot be computed again: ${String(error)}`,
      );
    });
    if (why) findings.push(why);
  }
  return findings;
}

/** What is wrong with a result. @throws Error when it cannot be computed from what is there */
async function checkResult(
  manager: EntityManager,
  rows: CaseRows,
  { visit, result, lottery }: CaseRows['evaluations'][number],
): Promise<Text | undefined> {
  const drawn = lottery as Lottery | null;
  if (drawn && !rows.events.some(({ hash }) => hash === drawn.head)) {
    return text(
      `第 ${visit} 阶段抽签种子所用的链尾不在存证链中。`,
      `The lottery of visit ${visit} was seeded with a hash that is not in the chain.`,
    );
  }
  const ground = await readTenderGround(manager, rows.case.id, visit);
  const evaluation = withDraw(evaluateBids(ground.input), drawn);
  if (!evaluation) {
    return text(
      `第 ${visit} 阶段的抽签结果不能由其种子重新得出。`,
      `The lottery of visit ${visit} does not come out of its seed again.`,
    );
  }
  // results from before a fact was kept do not have it; a bidder may have changed its name since
  if (isWithin(withoutNames(result), storable(evaluation, ground))) return undefined;
  return text(
    `第 ${visit} 阶段的评审结果按评审表和评标办法重新计算不一致。`,
    `The result of the evaluation (visit ${visit}), computed again from sheets and method, is another.`,
  );
}

/** Whether a stay is over and everyone who was a member at its end has handed in a sheet. */
function hasResult({ state, definition, events }: CaseRows, visit: number): boolean {
  const stay = state.visits.find((one) => one.visit === visit);
  const committee = definition && committeeOf(definition)?.role;
  const until = stay?.leftAt ?? state.closedAt;
  if (!stay || until === undefined) return false;
  const members = membersOf(state, until);
  const givers = new Set(
    events.flatMap(({ json: { at, act } }) =>
      act?.action === tenderActions.sheet && at >= stay.enteredAt && at <= until ? [act.actor.party] : [],
    ),
  );
  return state.parties.every(({ id, role }) => role !== committee || !members.has(id) || givers.has(id));
}

/** The result after the draw, if there was one and it comes out again. */
function withDraw(evaluation: Evaluation, lottery: Lottery | null): Evaluation | undefined {
  if (!lottery) return evaluation;
  const { head, nonce, seed, order } = lottery;
  const tied = evaluation.needsLottery.flat();
  if (sha256(`${head}${nonce}`) !== seed || tied.length !== order.length) return undefined;
  const again = drawOrder(seed, tied);
  return again.every((bid, place) => bid === order[place]) ? withLottery(evaluation, order) : undefined;
}

const withoutNames = ({ rows: kept = [], ...result }: Partial<StoredEvaluation>) => ({
  ...result,
  rows: kept.map(({ bidder: _, ...row }) => row),
});

/** Whether everything that one value says is said by the other too. */
function isWithin(said: unknown, whole: unknown): boolean {
  if (typeof said !== 'object' || said === null) return said === whole;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(said) && (!Array.isArray(whole) || whole.length !== said.length)) return false;
  const others = whole as Readonly<Record<string, unknown>>;
  return Object.entries(said).every(([key, value]) => isWithin(value, others[key]));
}
